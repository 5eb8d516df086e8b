using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Probative.Preservation;
using Probative.Preservation.Listing;

namespace Probative.Cli.Verbs;

/// <summary>How `list items` filters, sorts and passes over.</summary>
internal sealed class ItemListOptions
{
    private const string DayForm = "yyyy-MM-dd";

    private readonly Option<string?> _type =
        new("--type")
        {
            Description = "Items: only this type by content: image, video, audio, text, application/pdf.",
            HelpName = "TYPE",
        };

    private readonly Option<string[]> _has = new("--has")
    {
        Description = $"Items: only those with {string.Join(", ", ItemTraits.Words)}; repeat it for more.",
        HelpName = "WHAT",
        DefaultValueFactory = _ => [],
    };

    private readonly Option<string?> _find = new("--find")
    {
        Description = "Items: only those with these words in name, metadata, writing in the picture or text.",
        HelpName = "WORDS",
    };

    private readonly Option<string?> _recordedFrom = new("--recorded-from")
    {
        Description = "Items: only what was recorded on this day (UTC) or later.",
        HelpName = "DAY",
    };

    private readonly Option<string?> _recordedTo = new("--recorded-to")
    {
        Description = "Items: only what was recorded on this day (UTC) or earlier.",
        HelpName = "DAY",
    };

    private readonly Option<ItemSort> _sort =
        new("--sort") { Description = "Items: by what they are ordered.", HelpName = "HOW" };

    private readonly Option<bool> _reverse =
        new("--reverse") { Description = "Items: begin at the other end." };

    private readonly Option<string?> _asOf = AsOfOption.Create();

    private readonly Option<long> _skip = SkipOption.Create("Items: pass over so many.");

    public void AddTo(Command command)
    {
        _has.AcceptOnlyFromAmong([.. ItemTraits.Words]);
        _sort.AcceptOnlyFromAmong([.. Enum.GetNames<ItemSort>().Select(name => name.ToLowerInvariant())]);
        _recordedFrom.Validators.Add(RequireDay);
        _recordedTo.Validators.Add(RequireDay);
        foreach (var option in (Option[])
            [_find, _type, _has, _recordedFrom, _recordedTo, _sort, _reverse, _asOf, _skip])
        {
            command.Add(option);
        }
    }

    public ListItems Read(ParseResult parsed, ListItems asked) => asked with
    {
        Type = parsed.GetValue(_type),
        Has = parsed.GetValue(_has) ?? [],
        Find = parsed.GetValue(_find),
        RecordedFrom = Day(parsed.GetValue(_recordedFrom)),
        RecordedBefore = Day(parsed.GetValue(_recordedTo))?.AddDays(1),
        Sort = parsed.GetValue(_sort),
        IsDescending = parsed.GetValue(_reverse),
        AsOf = AsOf(parsed),
        Skip = parsed.GetValue(_skip),
    };

    /// <summary>`--as-of`, which other lists take too.</summary>
    public string? AsOf(ParseResult parsed) => parsed.GetValue(_asOf);

    private static DateTimeOffset? Day(string? text) =>
        DateTimeOffset.TryParseExact(
            text, DayForm, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day)
            ? day
            : null;

    private static void RequireDay(OptionResult result)
    {
        if (result.Tokens is [{ Value: var text }] && Day(text) is null)
            result.AddError($"\"{text}\" is no day: write it as 2026-11-29.");
    }
}
