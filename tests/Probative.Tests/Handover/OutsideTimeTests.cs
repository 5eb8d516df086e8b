using System.Text.Json.Nodes;
using Probative.Handover.Package;
using Probative.Kernel.Commands;
using Probative.Local.Packages;
using Probative.Preservation.Anchors;
using Probative.Tests.Handover.Support;
using Probative.Tests.Local;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Handover;

/// <summary>What something outside said of the log leaves with a package, and every check tells it.</summary>
public class OutsideTimeTests
{
    [Fact]
    public async Task A_package_carries_what_there_is_and_all_three_checks_pass_it()
    {
        using var authority = new TestAuthority();
        await using var real = await RealCase.CreateAsync();
        await real.ReceiveAsync("a.txt", "text");
        await TrustAsync(real, authority);
        await AnchorAsync(real, authority);
        await real.ReceiveAsync("b.txt", "more text");
        await AnchorAsync(real, authority);

        // The same facts of the case once more, later: it would say nothing new.
        await AnchorAsync(real, authority);
        await real.ReceiveAsync("c.txt", "text that nobody outside saw");
        foreach (var form in (PackageForm[])[PackageForm.Folder, PackageForm.Zip])
        {
            var handed = await real.HandOverAsync(form);
            Assert.Equal(Ending.Done, handed.Ended.Ending);
            Assert.Equal(2, (long)handed.Ended.Result!["outside_times"]!);
            Assert.DoesNotContain(
                await ThreeChecks.RunAsync(handed.Path, real.Key), exit => exit is not (null or 0));
            var check = await CheckAsync(handed.Path, real.Key, authority.RootPemPath);
            Assert.Equal(
                [(3, true), (4, true)],
                check["outside_times"]!.AsArray().Select(time => (
                    (int)time!["facts"]!, (bool)time["identified"]!)).Order());
            Assert.Contains("after fact 4", (string)check["does_not_show"]![0]!, StringComparison.Ordinal);
            check = await CheckAsync(handed.Path, real.Key);
            Assert.All(check["outside_times"]!.AsArray(), time => Assert.False((bool)time!["identified"]!));
            Assert.StartsWith(
                "An outside time by an authority that you named",
                (string)check["does_not_show"]![0]!,
                StringComparison.Ordinal);
            if (form == PackageForm.Zip) continue;
            var page = await File.ReadAllTextAsync(Path.Combine(handed.Path, "index.html"), TestVault.Ct);
            Assert.Contains("facts 1 to 4 existed by", page, StringComparison.Ordinal);
            Assert.DoesNotContain("No outside time", page, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task What_is_only_promised_is_carried_and_said()
    {
        await using var real = await RealCase.CreateAsync();
        await real.ReceiveAsync("a.txt", "text");
        var note = await RequestAsync(real, AnchorKind.OpenTimestamps);
        await ImportAsync(real, Preservation.AnchorDesk.Stamp(note).Proof.ToBytes());
        var handed = await real.HandOverAsync(PackageForm.Folder);
        Assert.DoesNotContain(
            await ThreeChecks.RunAsync(handed.Path, real.Key), exit => exit is not (null or 0));
        var check = await CheckAsync(handed.Path, real.Key);
        Assert.Null(Assert.Single(check["outside_times"]!.AsArray())!["by"]);
        Assert.StartsWith("No outside time:", (string)check["does_not_show"]![0]!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_no_longer_verifies_stays_here_and_is_told()
    {
        using var authority = new TestAuthority();
        await using var real = await RealCase.CreateAsync();
        await real.ReceiveAsync("a.txt", "text");
        await TrustAsync(real, authority);
        await AnchorAsync(real, authority);
        var record = await AnchorRecord.ReadAsync(real.Vault, TestVault.Ct);
        var token = real.Vault.Derivatives.PathOf(record.Anchors[0].Token);
        File.Delete(Path.Combine(Path.GetDirectoryName(real.LogFolder)!, token));
        var handed = await real.HandOverAsync(PackageForm.Folder);
        Assert.Equal(("anchor-damaged", token), (handed.Problems[0].Code, handed.Problems[0].Path));
        Assert.Equal(0, (long)handed.Ended.Result!["outside_times"]!);
        Assert.False(File.Exists(Path.Combine(handed.Path, "data/anchors.txt")));
        Assert.Equal(0, await ThreeChecks.VerifierAsync(handed.Path, real.Key) ?? 0);
    }

    private static async Task TrustAsync(RealCase real, TestAuthority authority) => await Desk.RunAsync(
        new AuthorityKeeper(real.Vault),
        new TrustAuthority
        {
            By = real.Member,
            AuthorityName = "Karst Time",
            Url = null,
            Certificates = [new GivenFile("root.pem", authority.Root.RawData)],
        });

    private static async Task AnchorAsync(RealCase real, TestAuthority authority) =>
        await ImportAsync(real, authority.Reply(await RequestAsync(real, AnchorKind.Rfc3161)));

    private static async Task<byte[]> RequestAsync(RealCase real, string kind)
    {
        await real.Vault.Ledger.PublishAsync(TestVault.Ct);
        var to = Path.Combine(real.Out, $"request-{Guid.NewGuid():N}");
        var told = await Desk.RunAsync(
            new AnchorRequester(real.Vault, new Outlet()),
            new RequestAnchor { By = real.Member, Kind = kind, To = to });
        Assert.Equal(Ending.Done, told.Ending);
        return await File.ReadAllBytesAsync(to, TestVault.Ct);
    }

    private static async Task ImportAsync(RealCase real, byte[] answer)
    {
        var told = await Desk.RunAsync(
            new AnchorImporter(real.Vault),
            new ImportAnchors
            {
                By = real.Member,
                Files = [new GivenFile("answer", answer)],
                BlockHeaders = [],
                RevocationLists = [],
            });
        Assert.Equal(Ending.Done, told.Ending);
    }

    private static async Task<JsonNode> CheckAsync(string package, string key, string? authority = null)
    {
        var (_, output) = await ThreeChecks.VerifierOutputAsync(
            package, key, ["--json", .. authority is null ? (string[])[] : ["--authority", authority]]);
        Assert.SkipWhen(output is null, "probative-check is not built");
        return JsonNode.Parse(output!)!["result"]!;
    }
}
