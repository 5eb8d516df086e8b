using System.CommandLine;
using System.Globalization;
using Probative.Kernel.Casework;

namespace Probative.Cli.Verbs;

/// <summary>The parts of a proposition as options, each in one text: `WORDS=entity:ID`.</summary>
internal sealed class PropositionOptions
{
    private readonly Option<string> _type = new("--type")
    {
        Description = "What it is about: alleged_violation, control, dating, attribution and others; a wrong "
            + "one lists them all.",
        HelpName = "TYPE",
        Required = true,
    };

    private readonly Option<string[]> _who = Several(
        "--who", "WORDS[=entity:ID]", "Who acts, holds, or is under command: the words, and whom they mean.");

    private readonly Option<string[]> _whom = Several(
        "--whom", "WORDS[=entity:ID]", "To whom it is done; of a command, who commands.");

    private readonly Option<string[]> _count = Several(
        "--count",
        "WORDS=MIN..MAX:OF",
        "A count as it is said and as it is read: \"around four=3..5:players\".");

    private readonly Option<string?> _place = new("--place")
    {
        Description = "Where: the words, and the place of the case that they mean.",
        HelpName = "WORDS[=place:ID]",
    };

    private readonly Option<string[]> _time = Several(
        "--time",
        "OF=EDTF[=WORDS]",
        "Whose time, the date that it is read as, and the words: \"event=2024-07=In July\".");

    private readonly Option<string?> _method = new("--method")
    {
        Description = "How it was done, in a word or two: \"paint markers\".", HelpName = "WORDS",
    };

    private readonly Option<string?> _state = new("--state")
    {
        Description = "Of control without a holder: contested or unknown.", HelpName = "STATE",
    };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])[_type, _who, _whom, _count, _place, _time, _method, _state])
            command.Add(option);
    }

    public StatedProposition Read(ParseResult parsed) => new()
    {
        Type = parsed.GetRequiredValue(_type),
        Actors = [.. (parsed.GetValue(_who) ?? []).Select(Mention)],
        Affected = [.. (parsed.GetValue(_whom) ?? []).Select(Mention)],
        Counts = [.. (parsed.GetValue(_count) ?? []).Select(Count)],
        Place = parsed.GetValue(_place) is { } place ? Mention(place) : null,
        Times = [.. (parsed.GetValue(_time) ?? []).Select(Time)],
        Method = parsed.GetValue(_method),
        State = parsed.GetValue(_state),
    };

    /// <summary>The last equals sign parts words from what they mean: words may have one too.</summary>
    private static StatedMention Mention(string text)
    {
        var equals = text.LastIndexOf('=');
        return equals > 0 && text[(equals + 1)..].Contains(':', StringComparison.Ordinal)
            ? new StatedMention(text[..equals], text[(equals + 1)..])
            : new StatedMention(text, null);
    }

    /// <summary>What is no range reads as one that no count has, and is refused with its words.</summary>
    private static Tally Count(string text)
    {
        var equals = text.LastIndexOf('=');
        var colon = text.LastIndexOf(':');
        if (equals < 0 || colon < equals) return new Tally(text, 1, 0, "not said");
        var range = text[(equals + 1)..colon].Split("..");
        var isRange = long.TryParse(range[0], NumberStyles.None, CultureInfo.InvariantCulture, out var min);
        long? max = range is [_, ""] ? null : isRange ? min : 0;
        if (range is [_, { Length: > 0 } most])
        {
            var isMost = long.TryParse(
                most, NumberStyles.None, CultureInfo.InvariantCulture, out var read);
            max = isMost ? read : -1;
        }

        return isRange && range.Length <= 2
            ? new Tally(text[..equals], min, max, text[(colon + 1)..])
            : new Tally(text[..equals], 1, 0, text[(colon + 1)..]);
    }

    private static SaidTime Time(string text)
    {
        var parts = text.Split('=', 3);
        return new SaidTime(parts[0], parts.ElementAtOrDefault(2), parts.ElementAtOrDefault(1) ?? "");
    }

    private static Option<string[]> Several(string name, string what, string description) =>
        new(name) { Description = description, HelpName = what, Arity = ArgumentArity.OneOrMore };
}
