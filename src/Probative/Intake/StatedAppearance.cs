namespace Probative.Intake;

/// <summary>
/// What somebody states of one publication seen online. The time shown there and its zone are two fields: a
/// time without a zone is not a moment.
/// </summary>
public sealed record StatedAppearance(
    string? Source,
    string? Url,
    string? TimeShown,
    string? Zone,
    string? SeenBy,
    string? SeenHow,
    string? Seen)
{
    public static StatedAppearance Nothing { get; } = new(null, null, null, null, null, null, null);
}
