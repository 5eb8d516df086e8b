namespace Probative.Intake;

/// <summary>
/// What somebody states of how material came to us. Null is *not stated*. None of it is checked here: it
/// stands in the record "as stated".
/// </summary>
public sealed record StatedAcquisition(
    string? From, string? How, string? Received, string? Conditions, string? Consent)
{
    public static StatedAcquisition Nothing { get; } = new(null, null, null, null, null);
}
