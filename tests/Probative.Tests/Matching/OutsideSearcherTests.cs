using Probative.Kernel.Commands;
using Probative.Kernel.Ids;
using Probative.Local;
using Probative.Local.Sandboxing;
using Probative.Matching.Outside;
using Xunit;

namespace Probative.Tests.Matching;

public sealed class OutsideSearcherTests
{
    [Fact]
    public async Task A_file_that_is_not_in_the_vault_finds_what_shows_the_same_and_leaves_nothing()
    {
        await using var desk = await MatchDesk.CreateAsync();
        await desk.AddSceneAsync();
        await desk.AddOtherAsync();
        await desk.ExamineAsync();
        var before = await StateAsync(desk);
        desk.Desk.Folder.Shell(
            "ffmpeg -nostdin -v error -y -ss 3 -t 4 -i a.mp4 -vf hflip -c:v libx264 -crf 28 outside.mp4");
        var told = await SearchAsync(desk, "outside.mp4");
        Assert.Equal(Ending.Done, told.Ending);
        var row = Assert.Single(told.Rows);
        Assert.Equal("a.mp4", (string?)row["name"]);
        Assert.Contains("outside.mp4 shows", (string?)row["says"]![0], StringComparison.Ordinal);
        Assert.Contains("mirrored", (string?)row["says"]![0], StringComparison.Ordinal);
        Assert.Equal(2, (long)told.Result["searched_items"]!);
        Assert.Equal(64, ((string)told.Result["sha256"]!).Length);
        Assert.Equal(before, await StateAsync(desk));
    }

    [Theory]
    [InlineData("echo nothing > outside", "no-prints")]
    [InlineData("head -c 3000 a.mp4 > outside", "no-prints")]
    [InlineData("true", "file-unreadable")]
    public async Task What_cannot_be_searched_is_told(string making, string code)
    {
        await using var desk = await MatchDesk.CreateAsync();
        await desk.AddSceneAsync();
        await desk.ExamineAsync();
        desk.Desk.Folder.Shell(making);
        var told = await SearchAsync(desk, "outside");
        Assert.Equal(Ending.Refused, told.Ending);
        Assert.Equal(code, told.Problems.Single().Code);
    }

    [Fact]
    public async Task Cases_of_others_are_not_searched_and_restricted_items_only_when_asked()
    {
        await using var desk = await MatchDesk.CreateAsync();
        await desk.AddSceneAsync();
        await desk.ExamineAsync();
        desk.Desk.Folder.Shell("ffmpeg -nostdin -v error -y -i a.mp4 -vf scale=160:-2 outside.mp4");
        var stranger = await desk.Desk.AddMemberAsync("B. Reviewer", desk.Desk.Member);
        Assert.Empty((await SearchAsync(desk, "outside.mp4", by: stranger)).Rows);
        await desk.RestrictAsync("name:a.mp4");
        Assert.Empty((await SearchAsync(desk, "outside.mp4")).Rows);
        Assert.Single((await SearchAsync(desk, "outside.mp4", withRestricted: true)).Rows);
    }

    [Fact]
    public async Task Across_cases_only_a_member_of_both_is_told_and_neither_case_learns_of_it()
    {
        await using var desk = await MatchDesk.CreateAsync();
        await desk.Desk.OpenCaseAsync("Second");
        await desk.AddSceneAsync();
        await desk.AddAsync("b.mp4", "-ss 2 -t 5 -i a.mp4 -vf scale=160:-2 -c:v libx264 -crf 28", "Second");
        await desk.ExamineAsync();
        var before = await StateAsync(desk);
        var told = await AcrossAsync(desk, "name:a.mp4", "Exercise");
        Assert.Equal(["a.mp4", "b.mp4"], told.Rows.Select(row => (string?)row["name"]).Order());
        Assert.All(told.Rows, row => Assert.Equal("Second", (string?)row["case"]!["name"]));
        Assert.Equal(1, (long)told.Result["searched_cases"]!);
        Assert.Equal(before, await StateAsync(desk));
        var stranger = await desk.Desk.AddMemberAsync("B. Reviewer", desk.Desk.Member);
        Assert.Equal(Ending.WrongUsage, (await AcrossAsync(desk, "name:a.mp4", null, stranger)).Ending);
    }

    /// <summary>How many facts there are, and what lies among what comes in.</summary>
    private static async Task<string> StateAsync(MatchDesk desk)
    {
        var facts = (await desk.Desk.FactsAsync()).Count;
        var incoming = Directory.EnumerateFileSystemEntries(Path.Combine(desk.Desk.Directory, "incoming"));
        return $"{facts} {string.Join(' ', incoming)}";
    }

    private static Task<Told> SearchAsync(
        MatchDesk desk, string file, bool withRestricted = false, MemberId? by = null) => Desk.RunAsync(
        new OutsideSearcher(
            desk.Desk.Vault,
            new UnsafeSandbox(Path.GetTempPath()),
            new LocalCandidates(desk.Desk.Vault)),
        new SearchOutside
        {
            By = by ?? desk.Desk.Member,
            File = desk.Desk.Folder[file],
            WithRestricted = withRestricted,
            Limit = 100,
        });

    private static Task<Told> AcrossAsync(
        MatchDesk desk, string item, string? @case, MemberId? by = null) => Desk.RunAsync(
        new AcrossSearcher(desk.Desk.Vault, new LocalCandidates(desk.Desk.Vault)),
        new SearchAcross { By = by ?? desk.Desk.Member, Item = item, Case = @case, Limit = 100 });
}
