using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Preservation.Listing;

namespace Probative.Preservation;

/// <summary>Show the items of a case.</summary>
public sealed record ListItems : IActedCommand
{
    public string Name => "list items";

    public required MemberId By { get; init; }
    public required string Case { get; init; }

    /// <summary>Only items whose name holds this text, in whatever case its letters are.</summary>
    public required string? NameHolds { get; init; }

    /// <summary>Only items that were, in one receipt at least, stated to come from this.</summary>
    public required string? From { get; init; }

    /// <summary>Only this type by content: `image`, `video/mp4`.</summary>
    public string? Type { get; init; }

    /// <summary>Only what was recorded at or after this.</summary>
    public DateTimeOffset? RecordedFrom { get; init; }

    /// <summary>Only what was recorded before this.</summary>
    public DateTimeOffset? RecordedBefore { get; init; }

    /// <summary>Only items that have all of these: words of <see cref="ItemTraits"/>.</summary>
    public IReadOnlyList<string> Has { get; init; } = [];

    /// <summary>Only items with these words in the name, the metadata, writing or text.</summary>
    public string? Find { get; init; }

    /// <summary>True shows restricted items too.</summary>
    public bool WithRestricted { get; init; }

    public ItemSort Sort { get; init; } = ItemSort.Recorded;

    /// <summary>True begins at the other end.</summary>
    public bool IsDescending { get; init; }

    /// <summary>
    /// Passes over so many. A window of a long list that is not its beginning keeps to the order of the list
    /// as it was first asked for, for some minutes.
    /// </summary>
    public long Skip { get; init; }

    /// <summary>True for one window of many: then it says how many there are, and no note that there is
    /// more.</summary>
    public bool IsWindow { get; init; }

    /// <summary>A log index, or a day or time by the operator's clock; null for now.</summary>
    public string? AsOf { get; init; }

    public required long Limit { get; init; }
}
