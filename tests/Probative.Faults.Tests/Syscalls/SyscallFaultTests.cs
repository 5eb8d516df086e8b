using System.Text.Json;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Faults.Tests.Syscalls;

/// <summary>
/// Row 1 of docs/faults.md: at every call that writes, the process is killed or the call fails. Afterwards
/// the vault checks clean, nothing that was acknowledged is missing, and running the command again succeeds.
/// </summary>
public class SyscallFaultTests(ITestOutputHelper output)
{
    private const int SampleSize = 24;
    private const int KeySampleSize = 8;
    private const int ToldEvery = 50;

    [Fact]
    public void Taking_in_survives_a_fault_at_every_write()
    {
        Strace.Need();
        Programs.Need(Programs.Probative);
        using var template = VaultUnderTest.Create();
        using var clean = template.Copy();
        var points = Strace.Points(clean.Add, clean.Folder, clean.Vault);
        Each(points, template, (vault, point) =>
        {
            var faulted = Strace.RunWith(point, vault.Add, vault.Folder);
            var acknowledged = vault.AcknowledgedDigests();
            Tells(point, faulted);
            vault.Expect(0, "check");
            Assert.Subset(vault.ListedDigests().ToHashSet(), acknowledged.ToHashSet());

            vault.Expect(0, vault.Add);
            vault.Expect(0, "check");
            Assert.Equal(Directory.GetFiles(vault.Material).Length + 1, vault.ListedDigests().Count);
            return (faulted.HasStruck, acknowledged.Count);
        });
    }

    [Fact]
    public void Handing_over_survives_a_fault_at_every_write()
    {
        Strace.Need();
        Programs.Need(Programs.Probative, Programs.ProbativeCheck);
        using var template = VaultUnderTest.Create();
        template.Expect(0, template.Add);
        using var clean = template.Copy();
        var points = Strace.Points(clean.HandOver(clean.Package), clean.Folder, clean.Vault, clean.Package);
        var key = File.ReadAllText(Path.Combine(template.Vault, "log", "vkey")).Trim();
        Each(points, template, (vault, point) =>
        {
            var faulted = Strace.RunWith(point, vault.HandOver(vault.Package), vault.Folder);
            Tells(point, faulted);
            vault.Expect(0, "check");

            // Either the package is there and whole, or it is not there under its name.
            var isThere = Directory.Exists(vault.Package);
            Assert.True(faulted.Ran.ExitCode != 0 || isThere, "done, but there is no package");
            if (isThere) CheckPackage(vault.Package, key);
            var again = vault.Package + "-again";
            vault.Expect(0, vault.HandOver(again));
            CheckPackage(again, key);
            vault.Expect(0, "check");
            return (faulted.HasStruck, 0);
        });
    }

    [Theory]
    [InlineData("case")]
    [InlineData("passphrase")]
    [InlineData("log")]
    [InlineData("handover")]
    public void Changing_a_key_survives_a_fault_at_every_write(string what)
    {
        Strace.Need();
        Programs.Need(Programs.Probative);
        using var template = VaultUnderTest.Create();
        template.Expect(0, template.Add);
        using var clean = template.Copy();
        var points = Strace.Points(Change(clean), clean.Folder, clean.Vault);
        var items = template.ListedDigests();
        Each(points, template, (vault, point) =>
        {
            var faulted = Strace.RunWith(point, Change(vault), vault.Folder);
            Tells(point, faulted);

            // Either the old keys stand or the new ones: the passphrase opens both, since none opened before.
            vault.Expect(0, With(vault, "check"));
            vault.Expect(0, Change(vault));
            vault.Expect(0, With(vault, "check"));
            var listed = vault.Expect(0, With(vault, "list", "items", "--case", VaultUnderTest.Case));
            var text = listed.GetRawText();
            Assert.All(items, digest => Assert.Contains(digest, text, StringComparison.Ordinal));
            return (faulted.HasStruck, 0);
        }, KeySampleSize);

        IReadOnlyList<string> Change(VaultUnderTest vault) => KeyChange.Of(vault, vault.Vault, what);

        static IReadOnlyList<string> With(VaultUnderTest vault, params string[] command) =>
            KeyChange.With(vault, vault.Vault, command);
    }

    [Fact]
    public void Destroying_survives_a_fault_at_every_write()
    {
        Strace.Need();
        Programs.Need(Programs.Probative);
        using var template = VaultUnderTest.Create();
        var erasure = Erasure.Ask(template);
        Assert.NotNull(Erasure.FileWithTheWords(template.Vault));
        using var clean = template.Copy();
        var points = Strace.Points(erasure.Approve(clean.Vault), clean.Folder, clean.Vault);
        Each(points, template, (vault, point) =>
        {
            var faulted = Strace.RunWith(point, erasure.Approve(vault.Vault), vault.Folder);
            Tells(point, faulted);
            var broken = erasure.Broken(vault, vault.Vault);
            Assert.True(broken is null, broken);
            return (faulted.HasStruck, 0);
        });
    }

    [Theory]
    [InlineData("ask")]
    [InlineData("import")]
    public void Taking_an_outside_time_survives_a_fault_at_every_write(string how)
    {
        Strace.Need();
        Programs.Need(Programs.Probative);
        using var authority = new TestAuthority();
        using var server = new TestServer(asked =>
        {
            lock (authority) return new TestServer.Said(200, authority.Reply(asked.Body));
        });
        using var template = VaultUnderTest.Create();
        string[] trust =
            ["anchor", "authority", "add", "T", "--roots", authority.RootPemPath, "--url", server.Url];
        template.Expect(0, trust);
        var request = Path.Combine(template.Folder, "request.tsq");
        template.Expect(0, "anchor", "request", "--to", request);
        File.WriteAllBytes(
            Path.Combine(template.Folder, "reply.tsr"), authority.Reply(File.ReadAllBytes(request)));
        using var clean = template.Copy();
        var points = Strace.Points(Take(clean), clean.Folder, clean.Vault);
        Each(points, template, (vault, point) =>
        {
            var faulted = Strace.RunWith(point, Take(vault), vault.Folder);
            Tells(point, faulted);

            // What is on the record verifies with what was kept of it; what was said to be taken is there.
            vault.Expect(0, "check");
            var anchors = CountOf(vault);
            Assert.True(anchors == 1 || faulted.Ran.ExitCode != 0, "done, but there is no outside time");
            vault.Expect(0, Take(vault));
            vault.Expect(0, "check");
            Assert.Equal(how == "ask" ? anchors + 1 : 1, CountOf(vault));
            return (faulted.HasStruck, anchors);
        }, KeySampleSize);

        IReadOnlyList<string> Take(VaultUnderTest vault) => how == "ask"
            ? vault.Arguments("anchor", "ask")
            : vault.Arguments("anchor", "import", Path.Combine(vault.Folder, "reply.tsr"));

        static int CountOf(VaultUnderTest vault) =>
            vault.Expect(0, "anchor", "list").GetProperty("result").GetProperty("count").GetInt32();
    }

    /// <summary>
    /// A program that lives says how it ended, in one document; it never says that all is well when the disk
    /// said that it did not sync.
    /// </summary>
    private static void Tells(FaultPoint point, Faulted faulted)
    {
        var (exitCode, printed, errors) = faulted.Ran;
        if (point.Fault is Fault.Kill)
        {
            Assert.Equal(faulted.HasStruck ? Programs.Killed : 0, exitCode);
            return;
        }

        if (faulted.HasStruckElsewhere) return;
        Assert.True(exitCode is 0 or 3 or 4, $"ended with {exitCode}: {printed}{errors}");
        using var document = JsonDocument.Parse(printed);
        Assert.Equal(exitCode is 0 or 4, document.RootElement.GetProperty("ok").GetBoolean());
        if (point.IsSyncOfGround && faulted.HasStruck) Assert.Equal(3, exitCode);
    }

    private static void CheckPackage(string package, string key)
    {
        var ran = Programs.Run(Programs.ProbativeCheck, [package, "--key", key]);
        Assert.True(ran.ExitCode == 0, $"{package}: {ran.ExitCode} {ran.Output}{ran.Errors}");
    }

    private void Each(
        IReadOnlyList<FaultPoint> points,
        VaultUnderTest template,
        Func<VaultUnderTest, FaultPoint, (bool HasStruck, int Acknowledged)> test,
        int sampleSize = SampleSize)
    {
        Assert.NotEmpty(points);
        var chosen = Campaign.Sample(points, sampleSize, point => (point.Call, point.Fault));
        output.WriteLine($"seed {Campaign.Seed}: {chosen.Count} of {points.Count} points");
        var (struck, acknowledged, done) = (0, 0, 0);
        var broken = new List<string>();
        foreach (var point in chosen)
        {
            // An enumeration that somebody ends early tells how far it came.
            if (done++ % ToldEvery == 0) output.WriteLine($"{done - 1} done, {broken.Count} broken");
            using var vault = template.Copy();
            try
            {
                var seen = test(vault, point);
                struck += seen.HasStruck ? 1 : 0;
                acknowledged += seen.Acknowledged;
            }
            catch (Xunit.Sdk.XunitException failure)
            {
                broken.Add($"{point}: {failure.Message}");
                output.WriteLine(broken[^1]);
            }
        }

        output.WriteLine($"{struck} struck, {acknowledged} items acknowledged before the end");
        Assert.True(broken.Count == 0, $"{broken.Count} broken:\n{string.Join('\n', broken)}");

        // A campaign whose faults strike nothing shows nothing.
        Assert.True(struck > chosen.Count / 2, $"only {struck} of {chosen.Count} faults struck");
    }
}
