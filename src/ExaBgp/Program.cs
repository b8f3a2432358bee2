return ExaBgp.CommandLine.ProgramCommands.Run(args);
