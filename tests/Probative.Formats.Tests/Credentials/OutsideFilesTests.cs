using System.Text.Json.Nodes;
using Probative.Formats.Bytes;
using Probative.Formats.Credentials;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Formats.Tests.Credentials;

/// <summary>
/// Files that others made, with what other programs report of them: where those agree, so must we.
/// </summary>
public class OutsideFilesTests
{
    private const string Untrusted = "signingCredential.untrusted";

    /// <summary>The other programs were run in this month, with no list of trusted signers.</summary>
    private static readonly CredentialsOptions Options = new()
    {
        CheckedAt = new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero),
    };

    [Fact]
    public void Failures_are_those_on_which_other_programs_agree()
    {
        var differing = new List<string>();
        var expected = JsonNode.Parse(
            File.ReadAllBytes(Repository.Outside("c2pa/expected.json")))!.AsObject();
        foreach (var (name, entry) in expected)
        {
            if (!entry!["engines_agree"]!.GetValue<bool>()) continue;
            using var file = FileBytes.Open(Repository.Outside($"c2pa/{name}"));
            var report = CredentialsReader.Read(file, Options);
            var stated = entry["expect_result"]!.GetValue<string>();
            if (stated == "manifest")
            {
                var codes = entry["expect_failure_codes"]!.AsArray().Select(code => code!.GetValue<string>());
                if (!Codes(report).SequenceEqual(codes.Order(StringComparer.Ordinal)))
                    differing.Add($"{name}: {string.Join(' ', codes)} and not {Told(report)}");
            }
            else if (report.State is not (CredentialsState.Absent or CredentialsState.Unreadable))
            {
                differing.Add($"{name}: {stated} and not {Told(report)}");
            }
        }

        Assert.Empty(differing);
    }

    [Fact]
    public void A_remote_manifest_is_reported_and_a_draft_is_told_apart()
    {
        var remote = Read("c2pa/c2pa-rs/cloudx.jpg");
        Assert.Equal(CredentialsState.Absent, remote.State);
        Assert.StartsWith("https://", remote.RemoteUri, StringComparison.Ordinal);
        var draft = Read("c2pa/c2pa-rs/prerelease.jpg");
        Assert.Contains(draft.Damage, damage => damage.Code == CredentialCodes.Draft);
    }

    [Fact]
    public void Files_of_eight_formats_and_each_changed_byte_give_the_codes_of_another_program()
    {
        var differing = new List<string>();
        var expected = JsonNode.Parse(
            File.ReadAllBytes(Repository.Outside("c2pa-formats/expected.json")))!.AsObject();
        foreach (var (name, entry) in expected)
        {
            var bytes = File.ReadAllBytes(Repository.Outside($"c2pa-formats/{name}"));
            Compare(name, entry!["state"]!.GetValue<string>(), [], bytes, differing);
            Assert.Equal(
                entry["alg"]!.GetValue<string>(),
                CredentialsReader.Read(new MemoryBytes(bytes), Options).Manifests[^1].Signature!.Algorithm,
                ignoreCase: true);
            foreach (var change in entry["tamper"]!.AsArray())
            {
                var offset = change!["offset"]!.GetValue<int>();
                bytes[offset] ^= change["xor"]!.GetValue<byte>();
                var codes = change["failure"]!.AsArray().Select(code => code!.GetValue<string>());
                Compare($"{name}@{offset}", change["state"]!.GetValue<string>(), codes, bytes, differing);
                bytes[offset] ^= change["xor"]!.GetValue<byte>();
            }
        }

        Assert.Empty(differing);
    }

    private static void Compare(
        string name, string state, IEnumerable<string> codes, byte[] bytes, List<string> differing)
    {
        var report = CredentialsReader.Read(new MemoryBytes(bytes), Options);
        var isSame = Codes(report).SequenceEqual(codes.Order(StringComparer.Ordinal));
        if (report.State.ToString() != state || !isSame)
            differing.Add($"{name}: {state} {string.Join(' ', codes)} and not {report.State} {Told(report)}");
        var isWhole = report.Uncovered.Count == 0;

        // Films leave out their type; the program that wrote the TIFF, a link between its directories.
        if (!isWhole && report.Carrier is not (CredentialCarrier.Bmff or CredentialCarrier.Tiff))
            differing.Add($"{name}: {report.Uncovered[0]} beside {report.Ranges[0]}");
    }

    private static CredentialsReport Read(string path)
    {
        using var file = FileBytes.Open(Repository.Outside(path));
        return CredentialsReader.Read(file, Options);
    }

    private static IEnumerable<string> Codes(CredentialsReport report) =>
        report.FailureCodes.Where(code => code != Untrusted);

    private static string Told(CredentialsReport report) => string.Join(
        " | ",
        report.Findings.Where(finding => finding.Kind == FindingKind.Failure && finding.Code != Untrusted)
            .Select(finding => $"{finding.Code} {finding.Uri} {finding.IsRecorded} {finding.Explanation}")
            .Concat(report.Damage.Select(damage => $"{damage.Code} {damage.Message}"))
            .Prepend(report.State.ToString()));
}
