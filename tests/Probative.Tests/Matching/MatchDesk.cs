using System.Text.Json.Nodes;
using Probative.Examination;
using Probative.Examination.Metadata;
using Probative.Examination.Pictures;
using Probative.Examination.Prints;
using Probative.Examination.Sounds;
using Probative.Kernel.Ids;
using Probative.Kernel.Sandbox;
using Probative.Local;
using Probative.Local.Sandboxing;
using Probative.Matching;
using Probative.Preservation.Restrictions;
using Probative.Tests.Samples;
using Xunit;

namespace Probative.Tests.Matching;

/// <summary>A desk with films that ffmpeg draws, of which some show the same.</summary>
internal sealed class MatchDesk : IAsyncDisposable
{
    private const string Scene =
        "-f lavfi -i life=size=80x60:rate=5:mold=6:ratio=0.2:seed=3:life_color=#ffffff:death_color=#603090"
        + ":mold_color=#102010 -vf scale=320:240:flags=neighbor,gblur=sigma=0.8 -t 9";

    private readonly ISandbox _sandbox = new UnsafeSandbox(Path.GetTempPath());

    private MatchDesk(Desk desk) => Desk = desk;

    public Desk Desk { get; }

    public static async Task<MatchDesk> CreateAsync() => new(await Desk.CreateAsync());

    /// <summary>With a scene and its copy, which were held against each other.</summary>
    public static async Task<MatchDesk> MatchedAsync()
    {
        var desk = await CreateAsync();
        await desk.AddSceneAsync();
        await desk.AddCopyAsync();
        await desk.ExamineAsync();
        await desk.MatchAsync();
        return desk;
    }

    /// <summary>`a.mp4`, nine seconds of a scene.</summary>
    public Task AddSceneAsync() => AddAsync("a.mp4", $"{Scene} -c:v libx264 -crf 20");

    /// <summary>`b.mp4`: seconds 2 to 7 of it, mirrored and cropped.</summary>
    public Task AddCopyAsync() => AddAsync(
        "b.mp4", "-ss 2 -t 5 -i a.mp4 -vf hflip,crop=256:192,scale=320:240 -c:v libx264 -crf 28");

    /// <summary>`c.mp4`: something else.</summary>
    public Task AddOtherAsync() => AddAsync(
        "c.mp4",
        "-f lavfi -i mandelbrot=size=320x240:rate=10:start_scale=2:end_scale=0.1:end_pts=60 -t 6 "
            + "-c:v libx264 -crf 24");

    public async Task AddAsync(string name, string making, string @case = "Exercise")
    {
        if (!SampleMaterial.IsHere("ffmpeg")) Assert.Skip("Not run: ffmpeg is not installed.");
        Desk.Folder.Shell($"ffmpeg -nostdin -v error -y {making} {name}");
        await Desk.AddAsync(Desk.Add(@case));
    }

    /// <summary>Copies of one picture, examined: `c10.jpg` and so on, each smaller than the one before.
    /// </summary>
    /// <param name="from">The number of the first.</param>
    /// <param name="count">How many.</param>
    public async Task AddCopiesAsync(int from, int count)
    {
        if (!SampleMaterial.IsHere("ffmpeg")) Assert.Skip("Not run: ffmpeg is not installed.");
        Desk.Folder.Shell($"""
            ffmpeg -nostdin -v error -f lavfi -i mandelbrot=size=640x480:rate=1:start_scale=0.4 \
              -frames:v 1 in.png
            for i in $(seq {from} {from + count - 1}); do
              ffmpeg -nostdin -v error -i in.png -vf "scale=$((640 - 4 * i)):-2" -q:v $((i % 8 + 2)) c$i.jpg
            done
            rm in.png
            """);
        await Desk.AddAsync(Desk.Add());
        await ExaminePicturesAsync();
    }

    /// <summary>Makes the prints of pictures, and reads their metadata.</summary>
    public Task ExaminePicturesAsync(bool withMetadata = false) => ExamineByAsync(
    [
        new PicturePrintExamination(StillDecoder.Ffmpeg, ["ffmpeg 5"]),
        .. withMetadata ? [new MetadataExamination("12")] : (IExamination[])[],
    ]);

    /// <summary>Makes the prints that are not there.</summary>
    public async Task ExamineAsync(bool withSound = false)
    {
        List<IExamination> by = [new PrintExamination("5")];
        if (withSound) by.Add(new SoundExamination("5"));
        await ExamineByAsync(by);
    }

    public Task<Told> MatchAsync(
        string? item = null, bool withRestricted = false, CancellationToken? ct = null) => Desk.RunAsync(
        new ItemMatcher(Desk.Vault, new LocalCandidates(Desk.Vault)),
        new MatchItems { By = Desk.Member, Item = item, WithRestricted = withRestricted },
        ct);

    public async Task<List<JsonObject>> ListAsync(
        string? item = null, bool withRefused = false, bool withRestricted = false, MemberId? by = null)
    {
        var told = await Desk.RunAsync(
            new MatchLister(Desk.Vault),
            new ListMatches
            {
                By = by ?? Desk.Member,
                Item = item,
                Case = item is null ? "Exercise" : null,
                WithRefused = withRefused,
                WithRestricted = withRestricted,
                Limit = 100,
            });
        return [.. told.Rows.Select(row => row.AsObject())];
    }

    public Task<Told> JudgeAsync(string match, bool isCopy, string reason = "Looked at frame by frame") =>
        Desk.RunAsync(
            new MatchJudge(Desk.Vault),
            new JudgeMatch { By = Desk.Member, Match = match, IsCopy = isCopy, Reason = reason });

    public Task RestrictAsync(string item) => Desk.RunAsync(
        new Restricter(Desk.Vault),
        new RestrictItem { By = Desk.Member, Item = item, Case = null, Reason = "The person asked" });

    public Task LiftAsync(string item) => Desk.RunAsync(
        new Restricter(Desk.Vault),
        new LiftRestriction { By = Desk.Member, Item = item, Case = null, Reason = "It was a mistake" });

    public ValueTask DisposeAsync() => Desk.DisposeAsync();

    private async Task ExamineByAsync(List<IExamination> by)
    {
        var told = await Desk.RunAsync(
            new Examiner(
                Desk.Vault, Task.FromResult(new ExaminationList(by, [])), () => new Workbench(_sandbox)),
            new Examine
            {
                By = Desk.Member, Item = null, Case = null, WithRestricted = true, Workers = 2,
            });
        Assert.Equal(0, (long)told.Result["failed"]!);
    }
}
