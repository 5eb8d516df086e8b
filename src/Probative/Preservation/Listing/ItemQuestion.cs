using Probative.Kernel.Views;
using Probative.Ledger.Facts;

namespace Probative.Preservation.Listing;

/// <summary>Which items of a case, in which order.</summary>
internal sealed record ItemQuestion
{
    public required CaseId Case { get; init; }
    public required string? NameKey { get; init; }
    public required string? FromKey { get; init; }
    public required string? Type { get; init; }
    public required DateTimeOffset? RecordedFrom { get; init; }
    public required DateTimeOffset? RecordedBefore { get; init; }
    public required ListedTraits Has { get; init; }
    public required string? Find { get; init; }
    public required bool WithRestricted { get; init; }
    public required ItemSort Sort { get; init; }
    public required bool IsDescending { get; init; }

    public static ItemQuestion Of(
        ListItems command, CaseId @case, ListedTraits has, string? words) => new()
    {
        Case = @case,
        NameKey = Key(command.NameHolds),
        FromKey = Key(command.From),
        Type = command.Type is { Length: > 0 } type ? type.ToLowerInvariant() : null,
        RecordedFrom = command.RecordedFrom,
        RecordedBefore = command.RecordedBefore,
        Has = has,
        Find = words,
        WithRestricted = command.WithRestricted,
        Sort = command.Sort,
        IsDescending = command.IsDescending,
    };

    private static string? Key(string? text) =>
        string.IsNullOrEmpty(text) ? null : ListedItemView.KeyOf(text);
}
