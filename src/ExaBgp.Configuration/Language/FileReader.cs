using System.Text;
using ExaBgp.Protocol.Text;

namespace ExaBgp.Configuration.Language;

/// <summary>
/// Reads one configuration text statement by statement and hands each to the section it stands in. Errors are collected and reading goes on, so that all
/// of them are found at once.
/// </summary>
internal sealed partial class FileReader
{
    private readonly StatementLexer _lexer;
    private readonly List<string> _open = [];

    public FileReader(ConfigurationText text, ParseOptions options)
    {
        Text = text;
        Options = options;
        _lexer = new StatementLexer(text.Bytes);
        Diagnostics = new Diagnostics(text, options.MostDiagnostics);
    }

    public ConfigurationText Text { get; }

    public ParseOptions Options { get; }

    public Diagnostics Diagnostics { get; }

    /// <summary>The whole file as it is read.</summary>
    public SpeakerDraft Speaker { get; } = new();

    /// <summary>Reads the statements of routes.</summary>
    public RouteReader Routes { get; } = new();

    /// <summary>Names of the open sections, as errors show them.</summary>
    public string Location => _open.Count == 0 ? string.Empty : string.Join('/', _open);

    /// <summary>Whether parentheses are words of their own in what follows.</summary>
    public bool ReadsRoutes
    {
        get => _lexer.SplitsParentheses;
        set => _lexer.SplitsParentheses = value;
    }

    /// <summary>Reads the whole text.</summary>
    public void ReadAll()
    {
        if (!System.Text.Unicode.Utf8.IsValid(Text.Bytes.Span)) Diagnostics.Error(default, "the file is not UTF-8 text");
        Read(Sections.RootSection.Grammar, Speaker);
        if (_statements == 0 && Diagnostics.ErrorCount == 0) Diagnostics.Error(default, "there is nothing in the configuration");
    }

    private int _statements;

    /// <summary>Reads the statements of a section up to the brace that closes it, or to the end of the text.</summary>
    public void Read<T>(Section<T> section, T into)
    {
        while (_lexer.TryNext())
        {
            TakeLexerErrors();
            _statements++;
            Diagnostics.IsMuted = _lexer.IsBroken;
            var words = _lexer.Words;
            switch (_lexer.End)
            {
                case (byte)'}':
                    if (words.Count > 0) Diagnostics.Warn(words.TokenAt(0), "these words have no effect: a statement ends with \";\"");
                    if (section == (object)Sections.RootSection.Grammar)
                    {
                        WarnOfRest();
                        return;
                    }

                    Diagnostics.IsMuted = false;
                    return;
                case (byte)'{':
                    Open(section, words, into);
                    break;
                default:
                    Apply(section, ref words, into);
                    break;
            }

            Diagnostics.IsMuted = false;
        }

        TakeLexerErrors();
    }

    /// <summary>Reads a section inside the current one.</summary>
    public void ReadInner<T>(Section<T> section, string name, T into)
    {
        _open.Add(name);
        Diagnostics.IsMuted = false;
        Read(section, into);
        _open.RemoveAt(_open.Count - 1);
    }

    /// <summary>
    /// Reads a section whose statements have one form: each goes to <paramref name="read"/>, its first word included. There are no sections in it.
    /// </summary>
    public void ReadEach<T>(string name, T state, StatementReader<T> read)
    {
        _open.Add(name);
        Diagnostics.IsMuted = false;
        while (_lexer.TryNext())
        {
            TakeLexerErrors();
            Diagnostics.IsMuted = _lexer.IsBroken;
            var words = _lexer.Words;
            if (_lexer.End == (byte)'}')
            {
                if (words.Count > 0) Diagnostics.Warn(words.TokenAt(0), "these words have no effect: a statement ends with \";\"");
                break;
            }

            if (_lexer.End == (byte)'{')
            {
                Diagnostics.Error(words.Count > 0 ? words.TokenAt(0) : _lexer.EndToken, $"there is no section in {Location}", "a statement that ends with \";\"");
                Skip();
            }
            else if (words.Count == 0)
            {
                Diagnostics.Error(_lexer.EndToken, "there is no statement before this \";\"");
            }
            else if (!read(ref words, state, this, out var error))
            {
                Error(words, error);
            }
            else if (!words.IsEnd)
            {
                WarnOfExtra(words);
            }

            Diagnostics.IsMuted = false;
        }

        TakeLexerErrors();
        Diagnostics.IsMuted = false;
        _open.RemoveAt(_open.Count - 1);
    }

    /// <summary>An error at a word of the statement.</summary>
    public void Error(in TokenReader words, in ParseError error)
    {
        var place = words.TokenAt(error.Token);
        if (place.Line == 0)
        {
            place = _lexer.EndToken;
            if (place.Line == 0) place = words.TokenAt(Math.Max(words.Count - 1, 0));
        }

        if (Diagnostics.IsFull)
        {
            Diagnostics.Error(place, error.Message);
            return;
        }

        IEnumerable<string> valid = (error.Expected ?? string.Empty).Split([',', ' ', '|'], StringSplitOptions.RemoveEmptyEntries);
        if (ReadsRoutes) valid = valid.Concat(RouteWords.Static.Words);
        var suggestion = Nearest.Of(Encoding.UTF8.GetString(words.At(error.Token)), valid.Where(static word => word.Length > 2));
        Diagnostics.Error(place, error.Message, error.Expected, suggestion);
    }

    private void WarnOfExtra(in TokenReader words) =>
        Diagnostics.Warn(words.TokenAt(words.Position), $"\"{words.PeekText()}\" and what follows it has no effect after {Encoding.UTF8.GetString(words.At(0))}");

    private void Apply<T>(Section<T> section, ref TokenReader words, T into)
    {
        if (words.Count == 0)
        {
            Diagnostics.Error(_lexer.EndToken, "there is no statement before this \";\"");
            return;
        }

        if (!section.TryGet(words.At(0), out var keyword))
        {
            Unknown(section, words, isSection: false);
            return;
        }

        words.Position = 1;
        if (!keyword.Read(ref words, into, this, out var error))
        {
            Error(words, error);
            return;
        }

        if (!words.IsEnd) WarnOfExtra(words);
    }

    private void Open<T>(Section<T> section, in TokenReader words, T into)
    {
        if (words.Count > 0 && section.TryGetSection(words.At(0), out var reader))
        {
            var routes = ReadsRoutes;
            reader(words, into, this);
            ReadsRoutes = routes;
            return;
        }

        if (words.Count == 0) Diagnostics.Error(_lexer.EndToken, "a section needs a name before its \"{\"", string.Join(", ", section.SectionNames));
        else Unknown(section, words, isSection: true);
        Skip();
    }

    private void Unknown<T>(Section<T> section, in TokenReader words, bool isSection)
    {
        var place = words.TokenAt(0);
        if (Diagnostics.IsFull)
        {
            Diagnostics.Error(place, string.Empty);
            return;
        }

        var word = Encoding.UTF8.GetString(words.At(0));
        var where = _open.Count == 0 ? "at the top level" : $"in {Location}";
        var what = isSection ? $"section {word} is invalid {where}" : $"invalid keyword \"{word}\" {where}";
        if (section.Gone.TryGetValue(word, out var instead))
        {
            Diagnostics.Error(place, what, instead);
            return;
        }

        if (isSection && section.TryGet(words.At(0), out _))
        {
            Diagnostics.Error(place, what, $"\"{word}\" is a keyword here: end its statement with \";\"");
            return;
        }

        if (!isSection && section.TryGetSection(words.At(0), out _))
        {
            Diagnostics.Error(place, what, $"\"{word}\" is a section: {word} {{ ... }}");
            return;
        }

        var valid = isSection ? section.SectionNames : section.KeywordNames;
        var suggestion = Nearest.Of(word, valid) ?? Nearest.Of(word, isSection ? section.KeywordNames : section.SectionNames);
        var list = string.Join(", ", valid.Order(StringComparer.Ordinal));
        if (suggestion is not null) list = string.Empty;
        else if (list.Length == 0) list = isSection ? "a statement that ends with \";\"" : $"a section: {string.Join(", ", section.SectionNames)}";
        Diagnostics.Error(place, what, list.Length == 0 ? null : list, suggestion);
    }

    /// <summary>Passes over a section nobody knows.</summary>
    public void Skip()
    {
        var depth = 1;
        while (depth > 0 && _lexer.TryNext())
        {
            TakeLexerErrors();
            if (_lexer.End == (byte)'{') depth++;
            else if (_lexer.End == (byte)'}') depth--;
        }
    }

    private void WarnOfRest()
    {
        var place = _lexer.EndToken;
        if (_lexer.TryNext()) Diagnostics.Warn(place, "this \"}\" closes nothing: all that follows is ignored");
    }

    private void TakeLexerErrors()
    {
        if (_lexer.Errors.Count == 0) return;
        Diagnostics.IsMuted = false;
        foreach (var error in _lexer.Errors)
            Diagnostics.Error(new Token(0, error.Length, error.Line, error.Column), error.Message, error.Expected);
        _lexer.Errors.Clear();
    }
}
