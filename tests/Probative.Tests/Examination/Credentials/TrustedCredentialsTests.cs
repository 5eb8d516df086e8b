using System.Text;
using System.Text.Json.Nodes;
using Probative.Examination;
using Probative.Examination.Credentials;
using Probative.Formats.Bytes;
using Probative.Formats.Credentials;
using Probative.Kernel.Commands;
using Probative.Tests.Cli;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Tests.Examination.Credentials;

/// <summary>
/// Signers held against a list that the operator gives, on the record and when it is repeated.
/// </summary>
public sealed class TrustedCredentialsTests
{
    private const string Signed = "c2pa/public/adobe-20220124-C.jpg";

    [Fact]
    public async Task The_procedure_and_the_report_name_the_list_and_no_list_judges_nobody()
    {
        await using var desk = await ExaminerDesk.CreateAsync();
        desk.Desk.Folder.Write("d-signed.jpg", File.ReadAllBytes(Repository.Outside(Signed)));
        await desk.Desk.AddAsync(desk.Desk.Add());
        var list = TrustOf(Enclosed());
        await desk.ExamineAsync([new CredentialsExamination(null)]);
        await desk.ExamineAsync([new CredentialsExamination(list)]);
        var again = await desk.ExamineAsync([new CredentialsExamination(list)]);
        Assert.Equal(0, (int)again.Result["performed"]!);

        var facts = await desk.Desk.FactsAsync(nameof(ItemExamined));
        Assert.Equal(
            [
                """{"trust_list":null}""",
                $$$"""{"trust_list":{"sha256":"{{{Hex(list)}}}","certificates":1}}""",
            ],
            facts.Select(fact => fact.Fields.Text("parameters")));
        var (without, with) =
            (Report(desk, facts[0].Fields.Digest("output")!.Value),
            Report(desk, facts[1].Fields.Digest("output")!.Value));
        Assert.Equal("valid", (string?)without["state"]);
        Assert.Null(without["trust_list"]);
        Assert.Contains("not judged", (string?)without["trust_list_stated"], StringComparison.Ordinal);
        Assert.Equal("trusted", (string?)with["state"]);
        Assert.Contains(Hex(list), (string?)with["trust_list_stated"], StringComparison.Ordinal);
        Assert.Contains(
            "credentials-signer-listed", with["notes"]!.ToJsonString(), StringComparison.Ordinal);
        foreach (var report in new[] { without, with })
        {
            Assert.StartsWith(
                "The certificate was valid when signed, by the time stamp",
                (string?)report["manifests"]![0]!["signature"]!["certificate_dates_stated"],
                StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Repeating_with_another_list_says_which_was_used_and_differs_in_nothing()
    {
        await using var desk = await ExaminerDesk.CreateAsync();
        desk.Desk.Folder.Write("d-signed.jpg", File.ReadAllBytes(Repository.Outside(Signed)));
        await desk.Desk.AddAsync(desk.Desk.Add());
        var (list, other) = (TrustOf(Enclosed()), TrustOf(Enclosed("c2pa-formats/signed-es256-sample1.wav")));
        Assert.NotEqual(Hex(list), Hex(other));
        await desk.ExamineAsync([new CredentialsExamination(list)]);

        var same = await ReplayAsync(desk, list);
        Assert.Equal("same", (string?)same["replay"]);
        var none = await ReplayAsync(desk, null);
        Assert.Equal("another procedure", (string?)none["replay"]);
        Assert.Contains(
            $"with the trust list {Hex(list)} of 1 certificate, and now none is given",
            (string?)none["says"], StringComparison.Ordinal);
        Assert.Contains(
            $"and now {Hex(other)}",
            (string?)(await ReplayAsync(desk, other))["says"], StringComparison.Ordinal);

        await desk.ExamineAsync([new CredentialsExamination(null)]);
        var given = await ReplayAsync(desk, list);
        Assert.Equal("another procedure", (string?)given["replay"]);
        Assert.Contains(
            "made with no trust list", (string?)given["says"], StringComparison.Ordinal);
    }

    [Fact]
    public void An_unusable_list_ends_before_anything_is_examined()
    {
        using var cli = new CliFolder();
        cli.Folder.Write("report.txt", "the bridge was closed");
        cli.Folder.Write("junk.pem", "-----BEGIN CERTIFICATE-----\nMAA=\n");
        foreach (var (name, code) in new[]
        {
            ("junk.pem", "trust-list-malformed"), ("none.pem", "file-unreadable"),
        })
        {
            var run = cli.Run($"probative inspect report.txt --unsafe-no-sandbox --trust {name} --json");
            Assert.Equal([code], run.Codes);
            Assert.Equal(2, run.ExitCode);
            Assert.DoesNotContain("\"examinations\"", run.Output, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_list_given_by_its_file_is_used()
    {
        using var cli = new CliFolder();
        cli.Folder.Write("signed.jpg", File.ReadAllBytes(Repository.Outside(Signed)));
        cli.Folder.Write("roots.pem", Enclosed());
        var run = cli.Run(
            "probative inspect signed.jpg --only credentials --unsafe-no-sandbox --trust roots.pem --json");
        Assert.True(run.ExitCode == 0, run.Output + run.Error);
        Assert.Contains($"\"sha256\":\"{Hex(TrustOf(Enclosed()))}\"", run.Output, StringComparison.Ordinal);
        Assert.Contains("credentials-signer-listed", run.Output, StringComparison.Ordinal);
    }

    private static async Task<JsonObject> ReplayAsync(ExaminerDesk desk, TrustList? list)
    {
        var told = await desk.ReplayAsync([new CredentialsExamination(list)], "name:d-signed.jpg");
        Assert.Equal(Ending.Done, told.Ending);
        return Assert.Single(told.Rows);
    }

    private static JsonObject Report(ExaminerDesk desk, Ledger.Hash32 sha256)
    {
        using var stream = desk.Desk.Vault.Derivatives.OpenRead(sha256)!;
        return JsonNode.Parse(stream)!.AsObject();
    }

    /// <summary>The authority that a file of others encloses, as PEM.</summary>
    private static string Enclosed(string path = Signed)
    {
        using var file = FileBytes.Open(Repository.Outside(path));
        var chain = CredentialsReader.Read(file).Manifests[^1].Signature!.Certificates;
        return System.Security.Cryptography.PemEncoding.WriteString("CERTIFICATE", chain[^1].Span);
    }

    private static TrustList TrustOf(string pem)
    {
        Assert.True(TrustList.TryRead(Encoding.ASCII.GetBytes(pem), out var list, out _));
        return list;
    }

    private static string Hex(TrustList list) => Convert.ToHexStringLower(list.Sha256.Span);
}
