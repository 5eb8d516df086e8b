using Probative.Kernel.Commands;
using Probative.Local.Packages;
using Probative.Local.Sandboxing;
using Probative.Matching.SideBySide;
using Xunit;

namespace Probative.Tests.Matching;

public sealed class MatchShowerTests
{
    [Fact]
    public async Task The_picture_has_frames_of_the_same_moment_and_shows_that_they_are_alike()
    {
        await using var desk = await MatchDesk.MatchedAsync();
        var match = (string)(await desk.ListAsync()).Single()["id"]!;
        var told = await ShowAsync(desk, match, "side.jpg");
        Assert.Equal(Ending.Done, told.Ending);
        var moments = told.Result["moments"]!.AsArray();
        Assert.Equal(6, moments.Count);

        // Ten frames a second of the one are shown by the other from its second 2 on.
        Assert.All(moments, moment =>
            Assert.InRange((double)moment!["first_s"]! - (double)moment["second_s"]! - 2, -0.31, 0.31));

        // Six rows of 320 x 240 in three columns: first, second, difference; of each the part in the middle
        // that both show.
        var pixels = Pixels(desk, "side.jpg", (3 * 320) + 24, (6 * 246) + 6);
        var (first, differing) = (Mean(pixels, 6), Mean(pixels, 326 + 326 + 6));
        Assert.True(first > 40, $"The frames are dark: {first}.");
        Assert.True(differing < first / 4, $"Laid on each other they differ by {differing} of {first}.");
    }

    [Fact]
    public async Task Without_a_file_it_tells_the_match_and_bad_wishes_are_refused()
    {
        await using var desk = await MatchDesk.MatchedAsync();
        var match = (string)(await desk.ListAsync()).Single()["id"]!;
        var told = await ShowAsync(desk, match[..8], null);
        Assert.Equal(match, (string?)told.Result["match"]!["id"]);
        Assert.Null(told.Result["written"]);

        desk.Desk.Folder.Shell("echo x > there.jpg");
        Assert.Equal("out-exists", (await ShowAsync(desk, match, "there.jpg")).Problems.Single().Code);
        Assert.Equal("match-not-found", (await ShowAsync(desk, "ffff", null)).Problems.Single().Code);
    }

    [Fact]
    public async Task An_item_whose_bytes_changed_is_told_and_no_picture_is_left()
    {
        await using var desk = await MatchDesk.MatchedAsync();
        var match = (await desk.ListAsync()).Single();
        var items = desk.Desk.Vault.Views.OpenItems().Items.AsEnumerable();
        var path = desk.Desk.Vault.Items.PathOf(items.Single(one => one.Name == "a.mp4").Sha256!.Value);
        File.SetAttributes(path, FileAttributes.Normal);
        await File.AppendAllTextAsync(path, "x", TestContext.Current.CancellationToken);
        var told = await ShowAsync(desk, (string)match["id"]!, "side.jpg");
        Assert.Equal("item-damaged", told.Problems.Single().Code);
        Assert.False(File.Exists(desk.Desk.Folder["side.jpg"]));
    }

    private static Task<Told> ShowAsync(MatchDesk desk, string match, string? to) => Desk.RunAsync(
        new MatchShower(desk.Desk.Vault, new UnsafeSandbox(Path.GetTempPath()), new Outlet()),
        new ShowMatch
        {
            By = desk.Desk.Member, Match = match, To = to is null ? null : desk.Desk.Folder[to],
        });

    private static byte[][] Pixels(MatchDesk desk, string picture, int width, int height)
    {
        desk.Desk.Folder.Shell($"ffmpeg -nostdin -v error -y -i {picture} -f rawvideo -pix_fmt gray raw");
        var raw = File.ReadAllBytes(desk.Desk.Folder["raw"]);
        Assert.Equal(width * height, raw.Length);
        return [.. raw.Chunk(width)];
    }

    private static double Mean(byte[][] rows, int left) =>
        rows.Where((_, y) => (y - 6) % 246 is > 40 and < 200)
            .Average(row => row.AsSpan(left + 50, 220).ToArray().Average(level => (double)level));
}
