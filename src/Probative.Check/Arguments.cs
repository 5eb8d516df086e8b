using System.Globalization;

namespace Probative.Check;

/// <summary>The command line. It is small enough to be read by hand, which keeps the start short.</summary>
internal sealed record Arguments
{
    /// <summary>The package, log or receipt; empty for help and version.</summary>
    public string Path { get; private set; } = "";

    public string? Key { get; private set; }

    public string? Known { get; private set; }

    public List<string> Earlier { get; } = [];

    /// <summary>Files of root certificates of authorities that the person believes.</summary>
    public List<string> Authorities { get; } = [];

    /// <summary>True for <c>probative-check proof</c>.</summary>
    public bool IsProof { get; private set; }

    /// <summary>The fact of which a proof is wanted.</summary>
    public long Fact { get; private set; }

    /// <summary>Where the proof goes; null for standard output.</summary>
    public string? Out { get; private set; }

    public bool IsJson { get; private set; }

    public bool IsQuiet { get; private set; }

    public bool IsHelp { get; private set; }

    public bool IsVersion { get; private set; }

    /// <summary>What is wrong with the command line; null if nothing is.</summary>
    public string? Fault { get; private set; }

    public static Arguments Parse(ReadOnlySpan<string> words)
    {
        var parsed = new Arguments();
        if (words is ["proof", ..])
        {
            parsed.IsProof = true;
            words = words[1..];
        }

        var onlyPaths = false;
        for (var i = 0; i < words.Length; i++)
        {
            string word = words[i];
            if (onlyPaths || word is "-" || !word.StartsWith('-')) parsed.TakePath(word);
            else if (word is "--") onlyPaths = true;
            else if (!parsed.TakeFlag(word)) i += parsed.TakeOption(word, words[(i + 1)..]);
        }

        parsed.Complete();
        return parsed;
    }

    private void TakePath(string word)
    {
        if (Path.Length > 0) Fault ??= $"There is a second path: {word}";
        Path = word;
    }

    private bool TakeFlag(string word)
    {
        switch (word)
        {
            case "--json":
                IsJson = true;
                return true;
            case "--quiet" or "-q":
                IsQuiet = true;
                return true;
            case "--help" or "-h":
                IsHelp = true;
                return true;
            case "--version":
                IsVersion = true;
                return true;
            default:
                return false;
        }
    }

    /// <summary>Takes an option with its value; gives how many further words that used.</summary>
    private int TakeOption(string word, ReadOnlySpan<string> rest)
    {
        int equals = word.IndexOf('=', StringComparison.Ordinal);
        string name = equals < 0 ? word : word[..equals];
        if (name is not ("--key" or "--known" or "--earlier" or "--authority" or "--fact" or "--out"))
        {
            Fault ??= $"There is no option {name}.";
            return 0;
        }

        if (equals < 0 && (rest.IsEmpty || rest[0].StartsWith("--", StringComparison.Ordinal)))
        {
            Fault ??= $"{name} needs a value.";
            return 0;
        }

        string value = equals < 0 ? rest[0] : word[(equals + 1)..];
        if (value.Length == 0) Fault ??= $"{name} needs a value.";
        Set(name, value);
        return equals < 0 ? 1 : 0;
    }

    private void Set(string name, string value)
    {
        switch (name)
        {
            case "--key":
                Key = value;
                break;
            case "--known":
                Known = value;
                break;
            case "--earlier":
                Earlier.Add(value);
                break;
            case "--authority":
                Authorities.Add(value);
                break;
            case "--out":
                Out = value;
                break;
            default:
                if (!long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out long fact)
                    || fact < 1)
                    Fault ??= "--fact needs the number of a fact, from 1.";
                Fact = fact;
                break;
        }
    }

    private void Complete()
    {
        if (IsHelp || IsVersion || Fault is not null) return;
        if (Path.Length == 0) Fault = "Say what to check: a package, a log or a receipt.";
        else if (IsProof && Fact == 0) Fault = "Say of which fact: --fact N.";
        else if (!IsProof && (Fact != 0 || Out is not null)) Fault = "--fact and --out belong to 'proof'.";
        else if (IsProof && (Known is not null || Earlier.Count > 0 || Authorities.Count > 0))
            Fault = "--known, --earlier and --authority belong to a check, not to 'proof'.";
    }
}
