using System.Globalization;
namespace Probative.Handover.Plan;

/// <summary>
/// Where a text that stays was first met. The text itself is not kept, so that a million of them fit in
/// memory.
/// </summary>
/// <param name="Fact">The number of the fact that says it.</param>
/// <param name="Field">The field that says it.</param>
/// <param name="Kind">What kind of text it is.</param>
/// <param name="Strength">Why it stays.</param>
/// <param name="OfItem">True if it belongs to an item that does not leave at all.</param>
internal readonly record struct Secret(
    long Fact, string Field, SecretKind Kind, SecretStrength Strength, bool OfItem)
{
    public string Place => string.Create(CultureInfo.InvariantCulture, $"{Fact}:{Field}");
}
