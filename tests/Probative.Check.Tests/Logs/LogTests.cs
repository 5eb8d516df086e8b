using System.Text;
using Probative.Check.Faults;
using Probative.Check.Logs;
using Probative.Check.Reports;
using Probative.Check.Targets;
using Probative.Ledger.Notes;
using Probative.Ledger.Tree;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Check.Tests.Logs;

public class LogTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(255)]
    [InlineData(256)]
    [InlineData(257)]
    [InlineData(700)]
    [InlineData(16_640)]
    [InlineData(66_000)]
    public void A_true_log_passes_at_every_size(int size)
    {
        LogMaker log = new LogMaker(size).Append(size).Publish();

        CheckResult result = Check(log, log.Key.Vkey);

        Assert.True(result.ExitCode == 0, string.Join("; ", result.Faults.Kept.Take(5)));
        Assert.Equal(size, result.Figures.Single(figure => figure.Name == "leaves").Count);
    }

    [Fact]
    public void Partial_files_of_earlier_sizes_are_allowed_and_counted()
    {
        var log = new LogMaker(1);
        foreach (int growth in (int[])[3, 100, 150, 10, 300, 100]) log.Append(growth).Publish();

        CheckResult result = Check(log, log.Key.Vkey);

        Assert.Equal(0, result.ExitCode);
        Assert.NotEqual(0, result.Figures.Single(figure => figure.Name == "stale_files").Count);
    }

    [Fact]
    public void Files_beyond_the_checkpoint_are_allowed_and_counted()
    {
        LogMaker log = new LogMaker(2).Append(300).Publish();
        byte[] checkpoint = log.Files["checkpoint"];
        log.Append(400).Publish();
        log.Files["checkpoint"] = checkpoint;

        CheckResult result = Check(log, log.Key.Vkey);

        Assert.True(result.ExitCode == 0, string.Join("; ", result.Faults.Kept.Take(5)));
        Assert.NotEqual(0, result.Figures.Single(figure => figure.Name == "unsigned_files").Count);
    }

    [Fact]
    public void A_partial_file_may_be_gone_once_the_full_one_is_there()
    {
        LogMaker log = new LogMaker(3).Append(300).Publish();
        byte[] checkpoint = log.Files["checkpoint"];
        log.Append(300).Publish();
        log.Files["checkpoint"] = checkpoint;
        log.Files.Remove("tile/0/001.p/44");
        log.Files.Remove("tile/entries/001.p/44");

        Assert.Equal(0, Check(log, log.Key.Vkey).ExitCode);
    }

    [Fact]
    public void Every_changed_byte_of_a_tile_is_named_by_its_file_and_its_place()
    {
        LogMaker log = GrownLog();
        foreach (string path in log.Files.Keys.Where(IsTile).Order().ToList())
        {
            byte[] content = log.Files[path];
            foreach (int at in (int[])[0, 31, 32, content.Length / 2, content.Length - 1])
            {
                if (at >= content.Length) continue;
                log.Files[path] = [.. content];
                log.Files[path][at] ^= 0x40;
                Fault fault = Assert.Single(Check(log, log.Key.Vkey).Faults.Kept);
                Assert.Equal(("log-tile", path, at), (fault.Code, fault.Path, fault.Offset));
            }

            log.Files[path] = content;
        }
    }

    [Fact]
    public void Every_changed_byte_of_a_bundle_is_named_by_its_file_and_its_entry()
    {
        LogMaker log = GrownLog();
        foreach (string path in log.Files.Keys.Where(IsBundle).Order().ToList())
        {
            byte[] content = log.Files[path];
            var random = new Random(content.Length);
            for (var round = 0; round < 12; round++)
            {
                int at = random.Next(content.Length);
                log.Files[path] = [.. content];
                log.Files[path][at] ^= 0x01;
                IReadOnlyList<Fault> faults = Check(log, log.Key.Vkey).Faults.Kept;

                Assert.Contains(faults, fault => fault.Path == path && fault.Offset <= at);
                Assert.DoesNotContain(faults, fault => fault.Code is "log-tile" or "log-root"
                    or "checkpoint");
            }

            log.Files[path] = content;
        }
    }

    [Theory]
    [InlineData("checkpoint", "checkpoint")]
    [InlineData("vkey", "checkpoint")]
    [InlineData("vkeys", "log-vkeys")]
    public void Every_changed_byte_of_the_checkpoint_and_the_keys_is_named(string path, string code)
    {
        LogMaker log = GrownLog();
        byte[] content = log.Files[path];
        for (var at = 0; at < content.Length; at++)
        {
            log.Files[path] = [.. content];
            log.Files[path][at] ^= 0x04;
            CheckResult result = Check(log, log.Key.Vkey);
            Assert.Equal(1, result.ExitCode);
            Assert.Contains(result.Faults.Kept, fault => fault.Code == code);
        }
    }

    [Fact]
    public void Every_missing_file_is_named_and_a_stale_one_is_not_missed()
    {
        LogMaker log = GrownLog();
        var asked = new HashSet<string>(StringComparer.Ordinal);
        foreach (string path in log.Files.Keys.Where(path => IsTile(path) || IsBundle(path)))
        {
            Assert.True(TilePath.TryParse(path, out TileId id));
            if (TileId.WidthIn(id.Level, id.Index, log.Size) == id.Width) asked.Add(path);
        }

        foreach (string path in log.Files.Keys.Where(path => IsTile(path) || IsBundle(path)).ToList())
        {
            byte[] content = log.Files[path];
            log.Files.Remove(path);
            CheckResult result = Check(log, log.Key.Vkey);
            if (!asked.Contains(path)) Assert.Equal(0, result.ExitCode);
            else Assert.Contains(
                result.Faults.Kept, fault => (fault.Code, fault.Path) == ("log-missing", path));
            log.Files[path] = content;
        }
    }

    [Theory]
    [InlineData(1, false, "case-number")]
    [InlineData(-1, false, "case-number")]
    [InlineData(0, true, "case-chain")]
    public void A_log_signed_over_a_gap_a_repetition_or_a_broken_chain_is_false(
        int skip, bool otherPrev, string code)
    {
        LogMaker log = new LogMaker(5, cases: 2).Append(400).AppendFact(1, skip, otherPrev).Publish();

        Fault fault = Assert.Single(Check(log, log.Key.Vkey).Faults.Kept);

        Assert.Equal((code, "tile/entries/001.p/145"), (fault.Code, fault.Path));
        Assert.True(fault.Offset > 0);
    }

    [Fact]
    public void An_entry_that_is_no_leaf_is_named_by_its_first_wrong_byte()
    {
        LogMaker log = new LogMaker(6).Append(1).AppendBytes("{\"_sd\":[]}"u8).Publish();
        long start = log.Files["tile/entries/000.p/2"].Length - "{\"_sd\":[]}".Length;

        Fault fault = Assert.Single(Check(log, log.Key.Vkey).Faults.Kept);

        Assert.Equal(("log-leaf", "tile/entries/000.p/2"), (fault.Code, fault.Path));
        Assert.InRange(fault.Offset, start, start + 10);
    }

    [Fact]
    public void A_log_rewritten_under_an_old_checkpoint_is_false_at_its_root()
    {
        LogMaker log = new LogMaker(7).Append(600).Publish(), other = new LogMaker(8).Append(600).Publish();
        other.Files["checkpoint"] = log.Files["checkpoint"];

        Assert.Equal(["log-root"], Check(other, log.Key.Vkey).Faults.Kept.Select(fault => fault.Code));
    }

    [Fact]
    public void A_checkpoint_that_states_a_monstrous_size_is_refused_at_once()
    {
        LogMaker log = new LogMaker(9).Append(300).Publish();
        var huge = new Checkpoint(LogMaker.Origin, 1UL << 52, Probative.Ledger.Hash32.Zero);
        log.Files["checkpoint"] = huge.Sign(log.Key).ToBytes();

        CheckResult result = Check(log, log.Key.Vkey);

        Assert.Equal(1, result.ExitCode);
        Assert.Contains(result.Faults.Kept, fault => fault.Code == "log-missing");
    }

    [Fact]
    public void Without_a_key_a_log_only_agrees_with_itself_and_another_key_is_refused()
    {
        LogMaker log = new LogMaker(10).Append(10).Publish();

        Assert.Equal(5, Check(log, null).ExitCode);
        CheckResult other = Check(log, new string('a', 64));
        Assert.Equal(["signer-other"], other.Faults.Kept.Select(fault => fault.Code));
    }

    [Fact]
    public void A_later_log_goes_on_from_every_earlier_checkpoint_and_a_forked_one_does_not()
    {
        var log = new LogMaker(11);
        var earlier = new List<KnownRecord>();
        foreach (int growth in (int[])[1, 200, 55, 1, 300, 256])
        {
            log.Append(growth).Publish();
            earlier.Add(new KnownRecord("earlier", log.Files["checkpoint"]));
        }

        Assert.Equal(0, Check(log, log.Key.Vkey, [.. earlier]).ExitCode);
        LogMaker fork = new LogMaker(12).Append(500).Publish();
        Assert.Equal(["known-checkpoint"], Codes(Check(fork, log.Key.Vkey, earlier[0])));
        Assert.Equal(["known-checkpoint"], Codes(Check(fork, log.Key.Vkey, earlier[^1])));
        using var stranger = SignerKey.Generate(LogMaker.Origin);
        var foreign =
            new KnownRecord("foreign", new Checkpoint(LogMaker.Origin, 1, default).Sign(stranger).ToBytes());
        Assert.Equal(["known-checkpoint"], Codes(Check(log, log.Key.Vkey, foreign)));
    }

    [Fact]
    public void A_checkpoint_by_a_retired_key_counts_as_long_as_the_list_of_keys_holds_it()
    {
        LogMaker log = new LogMaker(13).Append(100);
        using var retired = SignerKey.Generate(LogMaker.Origin);
        Assert.True(LogCheckpoint.TryParse(log.Checkpoint(), out _, out Checkpoint? then, out _));
        var known = new KnownRecord("old", then.Sign(retired).ToBytes());
        log.Append(100).Publish();

        Assert.Equal(["known-checkpoint"], Codes(Check(log, log.Key.Vkey, known)));
        log.Files["vkeys"] = Encoding.ASCII.GetBytes($"{retired.Vkey}\n{log.Key.Vkey}\n");
        Assert.Equal(0, Check(log, log.Key.Vkey, known).ExitCode);
    }

    [Fact]
    public void The_log_of_another_implementation_has_true_tiles_and_no_leaves_of_ours()
    {
        string folder = Repository.Outside("tlog");
        Dictionary<string, byte[]> files = Peer.Load(Path.Combine(folder, "tessera-log"));
        files["vkey"] = files["vkeys"] = File.ReadAllBytes(Path.Combine(folder, "tessera-log.vkey"));
        string key = Encoding.UTF8.GetString(files["vkey"]);
        KnownRecord[] known =
            [.. files.Keys.Where(path => path.StartsWith("checkpoint.", StringComparison.Ordinal))
                .Select(path => new KnownRecord(path, files[path]))];

        CheckResult result = LogCheck.Run(
            "log", new MemoryFiles(files), default, GivenKey.Read(key), known, 2, progress: null);

        Assert.Equal(16, known.Length);
        Assert.Equal(Enumerable.Repeat("log-leaf", 15), Codes(result));
        Assert.True(result.Signer.IsSame);
    }

    private static LogMaker GrownLog()
    {
        // Two levels of tiles, partial ones at the edge of both, and stale ones from before.
        var log = new LogMaker(4);
        foreach (int growth in (int[])[100, 200, 300]) log.Append(growth).Publish();
        return log;
    }

    private static bool IsTile(string path) =>
        path.StartsWith("tile/", StringComparison.Ordinal) && !IsBundle(path);

    private static bool IsBundle(string path) => path.StartsWith("tile/entries/", StringComparison.Ordinal);

    private static IEnumerable<string> Codes(CheckResult result) =>
        result.Faults.Kept.Select(fault => fault.Code);

    private static CheckResult Check(LogMaker log, string? key, params KnownRecord[] known) => LogCheck.Run(
        "log", new MemoryFiles(log.Files), default, key is null
            ? null : GivenKey.Read(key), known, 2, progress: null);
}
