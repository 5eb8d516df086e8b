using System.Globalization;
using Probative.Kernel.Commands;
using Probative.Kernel.Dates;

namespace Probative.Incidents.Hypotheses;

/// <summary>What is acceptable as a hypothesis, before anything is looked up.</summary>
internal static class HypothesisText
{
    // Half the way around the earth: no two places are farther apart.
    private const long RadiusMetresMax = 20_037_508;
    private const int ReferencesMax = 100;

    public static IEnumerable<Problem> Check(ProposeHypothesis command)
    {
        if (Words.Check(command.Reasons, "What it rests on") is { } noReasons) yield return noReasons;
        if (command.Supports.Count > ReferencesMax || command.Opposes.Count > ReferencesMax)
        {
            yield return Bad(
                $"A hypothesis names at most {ReferencesMax} things for it and against it.",
                "Name the others with `probative hypothesis argue`.");
        }

        if (!Questions.All.Contains(command.Of))
        {
            yield return Bad(
                $"\"{command.Of}\" is nothing that hypotheses are about.",
                $"It is one of: {string.Join(", ", Questions.All)}.");
            yield break;
        }

        var flaws = command.Of == Questions.Place ? OfPlace(command) : OfTime(command);
        foreach (var flaw in flaws) yield return flaw;
    }

    private static IEnumerable<Problem> OfPlace(ProposeHypothesis command)
    {
        if (command.Edtf is not null) yield return Bad("A place has no date.", "Leave --edtf out.");
        if (command.RadiusMetres is not (>= 1 and <= RadiusMetresMax))
        {
            yield return Bad(
                $"A place carries a radius, of 1 to {RadiusMetresMax} metres.",
                "Give --radius: how far from there it may be.");
        }

        var isPosition = command is { Latitude: not null, Longitude: not null };
        if (isPosition == (command.Place is not null)
            || (command.Latitude is null) != (command.Longitude is null))
        {
            yield return Bad(
                "A place is a place of the case, or a latitude with a longitude.", "Give one of the two.");
        }

        if (command.Latitude is { } latitude && !IsDegrees(latitude, 90))
            yield return Bad($"\"{latitude}\" is no latitude.", "Write decimal degrees from -90 to 90.");
        if (command.Longitude is { } longitude && !IsDegrees(longitude, 180))
            yield return Bad($"\"{longitude}\" is no longitude.", "Write decimal degrees from -180 to 180.");
    }

    private static IEnumerable<Problem> OfTime(ProposeHypothesis command)
    {
        if (command is not { Place: null, Latitude: null, Longitude: null, RadiusMetres: null })
            yield return Bad("A time has no place.", "Propose the place as a hypothesis of its own.");
        if (command.Edtf is null) yield return Bad("It was not said when.", $"Give --edtf. {Edtf.Hint}");
        else if (Edtf.Check(command.Edtf) is { } noDate) yield return noDate;
    }

    private static bool IsDegrees(string text, decimal limit) =>
        text.Length <= 24
        && decimal.TryParse(
            text,
            NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint,
            CultureInfo.InvariantCulture,
            out var degrees)
        && Math.Abs(degrees) <= limit;

    private static Problem Bad(string message, string hint) => new("bad-value", null, message, hint);
}
