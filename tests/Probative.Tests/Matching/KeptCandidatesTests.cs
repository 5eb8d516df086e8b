using Probative.Fingerprints.Candidates;
using Probative.Fingerprints.Index.Storage;
using Probative.Local;
using Probative.Matching;
using Xunit;

namespace Probative.Tests.Matching;

/// <summary>
/// The index of candidates from run to run: it can be lost, damaged, in use or another's, and no copy is
/// missed.
/// </summary>
public sealed class KeptCandidatesTests
{
    private const int Copies = 20;

    [Fact]
    public async Task It_is_kept_and_told_only_of_what_is_new()
    {
        await using var desk = await DeskAsync();
        var kept = Kept(desk);
        var before = Look(kept);
        await FindsLaterCopiesAsync(desk);
        Assert.Equal(kept, Kept(desk));
        var after = Look(kept);
        Assert.True(after.Position.Before > before.Position.Before);

        // Had it been told of all again, it would hold all twice.
        Assert.InRange(after.Count, before.Count + 1, before.Count * 3 / 2);
    }

    [Fact]
    public async Task What_is_damaged_or_of_another_ledger_is_made_anew()
    {
        await using var desk = await DeskAsync();
        var kept = Kept(desk);
        var whole = Look(kept);
        var file = Directory.GetFiles(kept).MaxBy(name => new FileInfo(name).Length)!;
        var bytes = await File.ReadAllBytesAsync(file, Desk.Ct);
        bytes[40] ^= 4;
        await File.WriteAllBytesAsync(file, bytes, Desk.Ct);
        Assert.IsType<CandidateOpening.Damaged>(Open(kept));
        await FindsLaterCopiesAsync(desk);
        Assert.True(Look(kept).Count > whole.Count);

        // Empty, and told by a ledger in which other facts stand at the same places.
        using (var other = CandidateIndex.StartAnew(new PosixFolder(kept)))
            other!.Commit((whole.Position with { Leaf = whole.Position.Leaf ^ 1 }).Value);
        await FindsLaterCopiesAsync(desk, from: 50);
        Assert.True(Look(kept).Count > whole.Count);
    }

    [Fact]
    public async Task Where_it_is_in_use_or_cannot_be_a_run_makes_its_own()
    {
        await using var desk = await DeskAsync();
        var kept = Kept(desk);
        var before = Look(kept);
        using (new PosixFolder(kept).TryLock()) await FindsLaterCopiesAsync(desk);
        Assert.Equal(before, Look(kept));

        Directory.Delete(kept, recursive: true);
        await File.WriteAllTextAsync(kept, "in the way", Desk.Ct);
        await FindsLaterCopiesAsync(desk, from: 50);
        Assert.Equal("in the way", await File.ReadAllTextAsync(kept, Desk.Ct));
    }

    [Fact]
    public async Task What_was_destroyed_is_in_none()
    {
        await using var desk = await DeskAsync();
        var kept = Kept(desk);
        await desk.Desk.DestroyAsync("name:c12.jpg");
        File.Delete(desk.Desk.Folder["c12.jpg"]);
        Assert.False(Directory.Exists(kept));
        await FindsLaterCopiesAsync(desk);
        Assert.NotEqual(kept, Kept(desk));
    }

    [Fact]
    public async Task What_was_restricted_when_others_were_matched_is_held_against_them_afterwards()
    {
        await using var desk = await MatchDesk.CreateAsync();
        await desk.AddCopiesAsync(from: 10, count: 2);
        await desk.RestrictAsync("name:c10.jpg");
        Assert.Equal(1, (await desk.MatchAsync()).Count("matched"));
        await desk.RestrictAsync("name:c11.jpg");
        await desk.AddCopiesAsync(from: 12, Copies);
        Assert.Equal(Copies, (await desk.MatchAsync()).Count("matched"));
        var kept = Look(Kept(desk));

        // The first was never matched, the second before the others came.
        var told = await desk.MatchAsync(withRestricted: true);
        Assert.Equal((1, Copies + 1), (told.Count("matched"), told.Count("stood")));
        Assert.True(told.Count("proposed") > 2);
        await desk.LiftAsync("name:c11.jpg");
        told = await desk.MatchAsync();
        Assert.Equal((1, Copies), (told.Count("matched"), told.Count("stood")));
        Assert.True(told.Count("proposed") > 2);
        Assert.Equal(0, (await desk.MatchAsync()).Count("matched"));
        Assert.True(Look(Kept(desk)).Count >= kept.Count);
    }

    private static async Task<MatchDesk> DeskAsync()
    {
        var desk = await MatchDesk.CreateAsync();
        await desk.AddCopiesAsync(from: 10, Copies);
        await desk.MatchAsync();
        return desk;
    }

    private static async Task FindsLaterCopiesAsync(MatchDesk desk, int from = 40)
    {
        await desk.AddCopiesAsync(from, count: 2);
        Assert.Equal(2, (await desk.MatchAsync()).Count("matched"));
        for (var i = from; i < from + 2; i++) Assert.NotEmpty(await desk.ListAsync($"name:c{i}.jpg"));
        Assert.Empty(Directory.GetDirectories(Path.Combine(desk.Desk.Directory, "incoming")));
    }

    /// <summary>The one index that is kept.</summary>
    private static string Kept(MatchDesk desk) => Assert.Single(Directory.GetDirectories(
        Path.Combine(desk.Desk.Directory, "views", LocalCandidates.FolderName)));

    /// <summary>
    /// A program that another test starts has the lock too, from the moment it is made until it runs.
    /// </summary>
    private static CandidateOpening Open(string kept)
    {
        for (var tries = 1; ; tries++)
        {
            var opening = CandidateIndex.Open(new PosixFolder(kept));
            if (opening is not CandidateOpening.InUse || tries == 100) return opening;
            Thread.Sleep(20);
        }
    }

    private static (CandidatePosition Position, long Count) Look(string kept)
    {
        using var index = Assert.IsType<CandidateOpening.Opened>(Open(kept)).Index;
        return (CandidatePosition.Of(index.Position), index.Count);
    }
}
