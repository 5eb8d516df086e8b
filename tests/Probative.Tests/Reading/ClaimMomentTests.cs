using Probative.Kernel.Commands;
using Probative.Kernel.Views;
using Probative.Ledger.Facts;
using Probative.Reading;
using Probative.Reading.Corrections;
using Xunit;

namespace Probative.Tests.Reading;

/// <summary>Claims that stand in no text: said in a recording, or written in a picture.</summary>
public sealed class ClaimMomentTests
{
    [Fact]
    public async Task What_somebody_says_in_a_recording_has_its_frames_and_no_bytes()
    {
        await using var desk = await FramedDesk.CreateAsync();
        var told = await RecordAsync(desk, Say(desk) with
        {
            FirstFrame = 1, LastFrame = 2, Region = "0.25,0.5,0.125,0.1", Hedges = ["кажуть"],
        });

        Assert.Equal(Ending.Done, told.Ending);
        var claim = told.Result["claim"]!.AsObject();
        Assert.Equal("кажуть, міст зачинено", (string?)claim["quote"]);
        Assert.Null(claim["start"]);
        var moment = claim["moment"]!;
        Assert.Equal((1, 2), ((int)moment["first_frame"]!, (int)moment["last_frame"]!));
        Assert.Equal((0.04m, 0.101563m), ((decimal)moment["first_s"]!, (decimal)moment["last_s"]!));
        Assert.Equal(0.125m, (decimal)moment["region"]!["w"]!);

        var fact = Assert.Single(await desk.FactsAsync("ClaimRecorded"));
        Assert.Null(fact.Fields.Value("passage"));
        Assert.IsType<JsonValue.Map>(fact.Fields.Value("moment"));
        var listed = await Desk.RunAsync(new ClaimTeller(desk.Vault), new ListClaims
        {
            By = desk.Member, Case = "Exercise", Item = null, Limit = 10,
        });
        Assert.Equal($"{moment}", $"{Assert.Single(listed.Rows)["moment"]}");
    }

    [Fact]
    public async Task A_corrected_claim_keeps_its_moment()
    {
        await using var desk = await FramedDesk.CreateAsync();
        var told = await RecordAsync(desk, Say(desk) with { FirstFrame = 1 });
        var moment = $"{told.Result["claim"]!["moment"]}";
        var corrected = await Desk.RunAsync(new Corrector(desk.Vault), new CorrectField
        {
            By = desk.Member,
            Index = (long)told.Result["claim"]!["index"]!,
            Field = "speakers",
            Values = ["a passer-by"],
            Reason = "heard again",
        });
        Assert.Equal(Ending.Done, corrected.Ending);
        var listed = await Desk.RunAsync(new ClaimTeller(desk.Vault), new ListClaims
        {
            By = desk.Member, Case = "Exercise", Item = null, Limit = 10,
        });
        var claim = Assert.Single(listed.Rows);
        Assert.Equal("a passer-by", (string?)claim["speakers"]![0]);
        Assert.Equal(moment, $"{claim["moment"]}");
    }

    [Fact]
    public async Task Sound_has_times_and_a_picture_its_part()
    {
        await using var desk = await FramedDesk.CreateAsync();
        var heard = await RecordAsync(desk, Say(desk) with { From = 12, To = 15.5m });
        Assert.Equal(15.5m, (decimal)heard.Result["claim"]!["moment"]!["last_s"]!);
        var written = await RecordAsync(desk, Say(desk) with { Item = "name:other.bin", Region = "0,0,1,1" });
        Assert.Equal(1m, (decimal)written.Result["claim"]!["moment"]!["region"]!["w"]!);
        Assert.Null(written.Result["claim"]!["moment"]!["first_s"]);
    }

    [Fact]
    public async Task What_is_no_moment_or_hedges_with_words_that_nobody_said_is_refused()
    {
        await using var desk = await FramedDesk.CreateAsync();
        (RecordClaim Wrong, string Code)[] wrong =
        [
            (Say(desk) with { FirstFrame = 3 }, "bad-value"),
            (Say(desk) with { FirstFrame = 2, LastFrame = 1 }, "bad-value"),
            (Say(desk) with { FirstFrame = 1, From = 1 }, "bad-value"),
            (Say(desk) with { To = 1 }, "bad-value"),
            (Say(desk) with { FirstFrame = 1, Region = "left" }, "bad-value"),
            (Say(desk) with { FirstFrame = 1, At = 0 }, "bad-value"),
            (Say(desk) with { FirstFrame = 1, Occurrence = 1 }, "bad-value"),
            (Say(desk) with { FirstFrame = 1, Quote = "" }, "bad-value"),
            (Say(desk) with { FirstFrame = 1, Hedges = ["allegedly"] }, "hedge-not-in-text"),
            (Say(desk) with { FirstFrame = 1, Speakers = [] }, "no-speaker"),
            (Say(desk) with { Item = "name:other.bin", FirstFrame = 0 }, "no-frame-index"),
        ];
        foreach (var (one, code) in wrong) Assert.Equal([code], (await RecordAsync(desk, one)).Codes);
        Assert.Empty(await desk.FactsAsync("ClaimRecorded"));
    }

    [Fact]
    public async Task A_moment_in_words_says_where_it_is()
    {
        await using var desk = await FramedDesk.CreateAsync();
        await RecordAsync(desk, Say(desk) with { FirstFrame = 1, LastFrame = 2, Region = "0,0,0.5,0.5" });
        await desk.Vault.Views.ReachAsync(desk.Vault.Ledger.Size, CancellationToken.None);
        await using var db = desk.Vault.Views.OpenClaims();
        var claim = Assert.Single(db.Claims);
        Assert.True(MomentShape.IsAtMoment(claim));
        Assert.Equal(
            " from 00:00:00.04 to 00:00:00.101563, frames 1 to 2, in a part of the picture",
            MomentText.Of(claim));
    }

    private static RecordClaim Say(Desk desk) => new()
    {
        By = desk.Member,
        Item = "name:clip.bin",
        Case = null,
        Quote = "кажуть, міст зачинено",
        Occurrence = null,
        At = null,
        Speakers = ["a voice beside the camera"],
        Hedges = [],
        Denies = false,
    };

    private static Task<Told> RecordAsync(Desk desk, RecordClaim command) =>
        Desk.RunAsync(new ClaimRecorder(desk.Vault), command);
}
