using Probative.Kernel.Ids;

namespace Probative.Intake;

/// <summary>What was stated of an appearance, as the fact that records it.</summary>
internal static class Appearances
{
    public static AppearanceRecorded ToFact(StatedAppearance seen, ItemId item, IntakeId intake) => new()
    {
        Appearance = AppearanceId.New(),
        Item = item,
        Source = seen.Source,
        Url = seen.Url,
        TimeShown = seen.TimeShown,
        Zone = seen.Zone,
        SeenBy = seen.SeenBy,
        SeenHow = seen.SeenHow,
        Seen = seen.Seen,
        Intake = intake,
    };
}
