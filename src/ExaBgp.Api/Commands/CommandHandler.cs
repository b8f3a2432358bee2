using ExaBgp.Protocol.Text;

namespace ExaBgp.Api.Commands;

/// <summary>Executes a command whose first words were read, and answers it. A result that is not null is unfinished.</summary>
internal delegate IPendingCommand? CommandHandler(ref TokenReader words, CommandContext context);
