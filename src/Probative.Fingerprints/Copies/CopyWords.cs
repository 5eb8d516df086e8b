using System.Globalization;

namespace Probative.Fingerprints.Copies;

/// <summary>What a match says, in one sentence.</summary>
public static class CopyWords
{
    /// <summary>Said where nothing moves: the frames alone cannot tell it.</summary>
    private const string AnotherPhotograph =
        "where nothing moves, a second photograph of the same place looks the same";

    /// <summary>
    /// As "B shows 12.4-41.0 s of A, mirrored, cropped to 78 %, slowed 4 %; B has a logo at the top right
    /// that A has not; picture score 0.97". It tells what was measured, never who copied from whom.
    /// </summary>
    /// <param name="found">The match.</param>
    /// <param name="first">What the first film is called.</param>
    /// <param name="second">What the second film is called.</param>
    public static string Say(CopyFound found, string first, string second)
    {
        ArgumentNullException.ThrowIfNull(found);
        var parts = new List<string> { Shown(found, first, second) };
        if (found.Change is { } change) Add(parts, change);
        if (found.Line.Speed > 0 && Math.Abs(found.Line.Speed - 1) > 0.004) parts.Add(Pace(found.Line.Speed));
        if (!found.IsTimeTold && found.First != default) parts.Add(
            "nothing moves, so that other times fit as well");
        var sentence = string.Join("; ", [
            string.Join(", ", parts),
            .. found.Change is { } laid ? Overlays(laid.Overlays, first, second) : [],
            .. found.Score.Changes is null ? [AnotherPhotograph] : (string[])[],
            Told($"picture score {found.Score.Picture:F2}"),
        ]);
        return found.Sound is { } sound
            ? sentence + Told($", sound agrees (offset {sound.OffsetSeconds:F2} s)")
            : sentence;
    }

    /// <summary>What is laid over, for each film that has it.</summary>
    private static IEnumerable<string> Overlays(
        IReadOnlyList<FrameOverlay> overlays, string first, string second) =>
        from overlay in overlays
        group Overlay(overlay) by overlay.Of into laid
        orderby laid.Key
        let what = string.Join(" and ", laid.Distinct(StringComparer.Ordinal))
        select laid.Key switch
        {
            OverlaySide.First => $"{first} has {what} that {second} has not",
            OverlaySide.Second => $"{second} has {what} that {first} has not",
            _ => $"one of the two has {what}",
        };

    /// <summary>The same of sound alone: one event, recorded once or by several.</summary>
    /// <param name="sound">The agreement.</param>
    /// <param name="first">What the first recording is called.</param>
    /// <param name="second">What the second recording is called.</param>
    public static string SaySound(SoundAgreement sound, string first, string second)
    {
        ArgumentNullException.ThrowIfNull(sound);
        var drift = sound.DriftPartsPerMillion is { } parts
            ? Told($", drift {parts:F0} parts per million")
            : "";
        return Told($"{second} sounds like {first} for {sound.OverlapSeconds:F1} s, its beginning at ")
            + Told($"{sound.OffsetSeconds:F2} s of that{drift}; confidence {sound.Confidence:F2}");
    }

    private static string Shown(CopyFound found, string first, string second)
    {
        var what = found.First == default ? first : $"{Span(found.First)} of {first}";
        return found.Second == default
            ? $"{second} shows {what}" : $"{second} shows {what} at {Span(found.Second)}";
    }

    private static string Span(FilmStretch stretch) => stretch.StartSeconds == stretch.EndSeconds
        ? Told($"{stretch.StartSeconds:F1} s")
        : Told($"{stretch.StartSeconds:F1}-{stretch.EndSeconds:F1} s");

    private static void Add(List<string> parts, FrameChange change)
    {
        if (change.IsMirrored) parts.Add("mirrored");
        if (change.RotationDegrees != 0)
        {
            var side = change.RotationDegrees > 0 ? "right" : "left";
            parts.Add(Told($"turned {Math.Abs(change.RotationDegrees):F0} degrees to the {side}"));
        }

        if (change.IsPerspective) parts.Add("seen at an angle");
        if (change.IsCropped) parts.Add(Crop(change.Seen));
        if (change.Stretch != 1 && !change.IsPerspective)
        {
            parts.Add(change.Stretch > 1
                ? Told($"widened {100 * (change.Stretch - 1):F0} %")
                : Told($"narrowed {100 * (1 - change.Stretch):F0} %"));
        }

        if (change.Layout == FrameLayout.Letterboxed) parts.Add("between bars");
        if (change.Layout == FrameLayout.Inset)
        {
            var place = change.Place;
            parts.Add(Told($"in a part of the frame {100 * place.Width:F0} % wide {Where(place)}"));
        }

        if (change.IsGrey) parts.Add("without colours");
        if (change.Brightness != 0) parts.Add(change.Brightness > 0 ? "brighter" : "darker");
        if (change.Contrast != 1) parts.Add(change.Contrast > 1
            ? "with more contrast" : "with less contrast");
    }

    private static string Crop(FrameArea seen) => Math.Abs(seen.Width - seen.Height) < 0.05
        ? Told($"cropped to {100 * Math.Sqrt(seen.Width * seen.Height):F0} %")
        : Told($"cropped to {100 * seen.Width:F0} % of the width and {100 * seen.Height:F0} % of the height");

    private static string Pace(double speed) => speed switch
    {
        >= 1.2 => Told($"sped up {speed:F2} times"),
        > 1 => Told($"sped up {100 * (speed - 1):F0} %"),
        > 0.8 => Told($"slowed {100 * (1 - speed):F0} %"),
        _ => Told($"slowed to {100 * speed:F0} %"),
    };

    private static string Overlay(FrameOverlay overlay) => overlay.Kind switch
    {
        OverlayKind.Subtitle => $"a line of text {Where(overlay.Area)}",
        OverlayKind.Blur => $"a blurred part {Where(overlay.Area)}",
        _ => $"a logo {Where(overlay.Area)}",
    };

    private static string Where(FrameArea area)
    {
        var row = area.MiddleY switch { < 0.36 => "top", > 0.64 => "bottom", _ => "" };
        var column = area.MiddleX switch { < 0.36 => "left", > 0.64 => "right", _ => "" };
        return (row, column) switch
        {
            ("", "") => "in the middle",
            ("", _) => $"on the {column}",
            (_, "") => $"at the {row}",
            _ => $"at the {row} {column}",
        };
    }

    private static string Told(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
