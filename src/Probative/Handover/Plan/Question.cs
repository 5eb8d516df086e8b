using System.Globalization;
namespace Probative.Handover.Plan;

/// <summary>A field that would be opened says what is withheld elsewhere; a person has to decide.</summary>
internal sealed record Question(long Fact, string Field, Secret Withheld)
{
    public string Place => string.Create(CultureInfo.InvariantCulture, $"{Fact}:{Field}");
}
