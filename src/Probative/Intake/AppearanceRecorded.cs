using Probative.Kernel.Facts;
using Probative.Kernel.Ids;

namespace Probative.Intake;

/// <summary>One publication of an item seen online, as somebody saw it.</summary>
public sealed record AppearanceRecorded : IFact
{
    public required AppearanceId Appearance { get; init; }
    public required ItemId Item { get; init; }
    public required string? Source { get; init; }
    public required string? Url { get; init; }
    public required string? TimeShown { get; init; }
    public required string? Zone { get; init; }
    public required string? SeenBy { get; init; }
    public required string? SeenHow { get; init; }
    public required string? Seen { get; init; }
    public required IntakeId Intake { get; init; }

    public string Type => nameof(AppearanceRecorded);

    public void Write(FactFields fields) => fields
        .About(Item.Value)
        .Add("appearance", Appearance.Value)
        .Add("item", Item.Value)
        .Add("source", Source)
        .Add("url", Url)
        .Add("time_shown", TimeShown)
        .Add("zone", Zone)
        .Add("seen_by", SeenBy)
        .Add("seen_how", SeenHow)
        .Add("seen", Seen)
        .Add("intake", Intake.Value);
}
