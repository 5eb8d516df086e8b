using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Probative.Examination;
using Probative.Examination.Pictures;
using Probative.Kernel.Cases;
using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Kernel.Sandbox;
using Probative.Kernel.Vault;
using Probative.Kernel.Views;

namespace Probative.Matching.SideBySide;

/// <summary>Shows one match, with a picture of aligned frames where one is asked for.</summary>
/// <param name="vault">The vault.</param>
/// <param name="sandbox">Where programs run.</param>
/// <param name="outlet">Where the picture goes.</param>
public sealed class MatchShower(IVault vault, ISandbox sandbox, IOutlet outlet) : ICommandHandler<ShowMatch>
{
    /// <summary>Said beside every picture: what it does not show.</summary>
    public const string PictureScope =
        "Frames were decoded for this picture from the items as they are kept, and made smaller. The third "
        + "column is the second laid on the first by the measured change, and their difference: black where "
        + "they are equal. It shows that they are alike, not which came first.";

    public IAsyncEnumerable<CommandEvent> RunAsync(ShowMatch command, CancellationToken ct) =>
        Answer.StreamAsync(ShowAsync(command, ct));

    private async Task<Answer> ShowAsync(ShowMatch command, CancellationToken ct)
    {
        if (command.To is { } to && (outlet.Refusal(to) ?? sandbox.Refusal()) is { } refusal)
            return Answer.Refused(refusal);
        var roll = new MatchRoll(vault);
        var (match, standing, problem) = await roll.FindAsync(command.Match, command.Case, command.By, ct);
        if (match is null || standing is null) return Answer.Refused(problem!);
        if (await roll.RefusalAsync(match, standing, command.WithRestricted, "show it", ct) is { } hidden)
            return Answer.Refused(hidden);
        await using var db = vault.Views.OpenMatches();
        var judged = await MatchRoll.JudgementAsync(db, standing.Id, match.Id!.Value, ct);
        var names = await roll.NamesAsync(standing.Id, [match.First, match.Second], ct);
        var result = new JsonObject
        {
            ["case"] = standing.ToJson(),
            ["match"] = MatchShape.ToJson(match, judged, names),
            ["moments"] = new JsonArray(),
            ["written"] = null,
            ["scope"] = MatchShape.Scope,
        };
        if (command.To is null) return Answer.Done(result);
        var (picture, moments, noPicture) = await DrawAsync(match, standing, ct);
        if (picture is null) return Answer.Refused(noPicture!);
        await outlet.WriteAsync(command.To, picture);
        result["moments"] = moments;
        result["written"] = Path.GetFullPath(command.To);
        result["scope"] = $"{PictureScope} {MatchShape.Scope}";
        return Answer.Done(result);
    }

    private async Task<(byte[]? Jpeg, JsonArray? Moments, Problem? Problem)> DrawAsync(
        MatchView match, Standing standing, CancellationToken ct)
    {
        if (StretchForm.ReadStretches(match.Stretches) is not [var found, ..])
        {
            return (null, null, new Problem(
                "match-of-sound",
                null,
                "Only sound agrees in this match: there are no frames to lay side by side.",
                "Listen to both; the match says by how much they are moved against each other."));
        }

        var moments = AlignedMoment.Of(found);
        var (first, problem) = await FramesAsync(
            match.First!.Value, standing, [.. moments.Select(one => one.First)], ct);
        if (first is null) return (null, null, problem);
        (var second, problem) = await FramesAsync(
            match.Second!.Value, standing, [.. moments.Select(one => one.Second)], ct);
        if (second is null) return (null, null, problem);
        var sheet = MatchSheet.Draw(
            [.. first.Zip(second, (one, other) => (one.Frame, other.Frame))], found.Change?.Map);
        return await PictureEncoder.JpegAsync(sandbox, sheet, ct) is { } jpeg
            ? (jpeg, [.. first.Zip(second, (one, other) => Moment(one.Seconds, other.Seconds))], null)
            : (null, null, new Problem(
                "picture-not-made",
                null,
                "The frames were decoded; coding the picture failed.",
                "Try again."));
    }

    private async Task<(IReadOnlyList<(double Seconds, PixelFrame Frame)>? Frames, Problem? Problem)>
        FramesAsync(ItemId item, Standing standing, IReadOnlyList<double> seconds, CancellationToken ct)
    {
        await using var db = vault.Views.OpenItems();
        var row = await db.Items.Current()
            .FirstOrDefaultAsync(one => one.Id == item && one.Case == standing.Id, ct);
        if (row?.Sha256 is not { } sha256) return (null, Gone(item));
        var path = vault.Items.PathOf(sha256);
        if (ItemExaminer.DigestOf(path, ct) != sha256
            || ItemExaminer.Look(path, row.Name) is not { } subject) return (null, Gone(item));
        var frames = await AlignedFrames.DecodeAsync(sandbox, subject, seconds, MatchSheet.SideMax, ct);
        return frames.Count > 0
            ? (frames, null)
            : (null, new Problem(
                "frames-not-decoded",
                item.ToString(),
                "No frame of this item could be decoded for the picture.",
                "`probative show` says what its examination found. The match stays as it is."));
    }

    private static Problem Gone(ItemId item) => new(
        "item-damaged",
        item.ToString(),
        "The bytes of this item are gone, or are not those that were received.",
        "`probative check` tells what is damaged; `probative repair` brings it back from a backup.");

    private static JsonObject Moment(double first, double second) => new JsonObject
    {
        ["first_s"] = Math.Round(first, 3),
        ["second_s"] = Math.Round(second, 3),
    };
}
