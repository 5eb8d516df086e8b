using System.Security.Cryptography.X509Certificates;
using System.Text.Json.Nodes;
using Probative.Formats.Timestamps;
using Probative.Kernel.Commands;
using Probative.Kernel.Members;
using Probative.Kernel.Vault;
using Probative.Ledger;

namespace Probative.Preservation.Anchors;

/// <summary>
/// Records whom we believe. Adding under a name that there is already states it anew: certificates end, and
/// what was answered under the old ones stays judged by them.
/// </summary>
public sealed class AuthorityKeeper(IVault vault) : ICommandHandler<TrustAuthority>
{
    private const int NameLengthMax = 200;
    private const int UrlLengthMax = 2_000;

    // With their 64 digits each they fit into a fact many times over.
    private const int CertificatesMax = 50;

    public IAsyncEnumerable<CommandEvent> RunAsync(TrustAuthority command, CancellationToken ct) =>
        Answer.StreamAsync(TrustAsync(command, ct));

    private async Task<Answer> TrustAsync(TrustAuthority command, CancellationToken ct)
    {
        var record = await AnchorRecord.ReadAsync(vault, ct);
        var known = record.Authorities.FirstOrDefault(one => one.Authority == command.AuthorityName);
        List<Problem> problems = [.. Validate(command, known)];
        var (roots, others) = Read(command.Certificates, problems);
        if (problems.Count == 0 && roots.Count == 0)
        {
            problems.Add(new Problem(
                "no-root",
                null,
                "None of the certificates is a root: one that is its own issuer.",
                "Give the root that the authority publishes: --roots FILE."));
        }

        if (roots.Count + others.Count > CertificatesMax)
        {
            problems.Add(new Problem(
                "bad-value",
                null,
                $"An authority has at most {CertificatesMax} certificates here.",
                "Give its own, not the list of all authorities of a machine."));
        }

        if (problems.Count > 0) return Answer.Refused(problems);
        var actor = await new MemberRoll(vault).PseudonymAsync(command.By, ct);
        var trusted = new AuthorityTrusted
        {
            Authority = command.AuthorityName,
            Kind = AnchorKind.Rfc3161,
            Url = command.Url,
            Roots = await StoreAsync(roots, ct),
            Certificates = await StoreAsync(others, ct),
        };
        var where = await vault.Ledger.AppendAsync(vault.OwnSequence, trusted, actor, ct);
        await vault.Ledger.PublishAsync(CancellationToken.None);
        return Answer.Done(
            new JsonObject
            {
                ["authority"] = AnchorShape.ToJson(vault, trusted),
                ["index"] = where.Index,
                ["checkpoint"] = Published.ToJson(vault),
            },
            new CommandEvent.Recorded(trusted.Type, where));
    }

    private async Task<IReadOnlyList<Hash32>> StoreAsync(
        IEnumerable<X509Certificate2> certificates, CancellationToken ct)
    {
        var digests = new List<Hash32>();
        foreach (var certificate in certificates)
            digests.Add(await KeptBytes.StoreAsync(vault, certificate.RawDataMemory, ct));
        return [.. digests.Distinct()];
    }

    /// <summary>What is wrong with a name for an authority or a calendar; null when it will do.</summary>
    /// <param name="name">The name.</param>
    /// <param name="known">What has that name already.</param>
    /// <param name="kind">One of <see cref="AnchorKind"/>: what is to have it.</param>
    internal static Problem? FaultOfName(string name, AuthorityTrusted? known, string kind)
    {
        if (string.IsNullOrWhiteSpace(name) || name.Length > NameLengthMax)
        {
            return new Problem(
                "bad-value",
                null,
                $"A name of at most {NameLengthMax} characters is needed.",
                "Give the name in quotes.");
        }

        if (known is null || known.Kind == kind) return null;
        var other = known.Kind == AnchorKind.Rfc3161 ? "an authority" : "a calendar";
        return new Problem(
            "name-taken",
            null,
            $"\"{name}\" is the name of {other}.",
            "Choose another name: the last that is stated under a name stands.");
    }

    internal static bool IsWebAddress(string url) =>
        url.Length <= UrlLengthMax
        && Uri.TryCreate(url, UriKind.Absolute, out var address)
        && address.Scheme is "https" or "http"
        && address.UserInfo.Length == 0;

    private static IEnumerable<Problem> Validate(TrustAuthority command, AuthorityTrusted? known)
    {
        if (FaultOfName(command.AuthorityName, known, AnchorKind.Rfc3161) is { } fault) yield return fault;

        if (command.Url is { } url && !IsWebAddress(url))
        {
            yield return new Problem(
                "bad-value",
                null,
                $"\"{url}\" is no address of the web.",
                "Give the whole address, beginning with https:// or http://.");
        }
    }

    private static (List<X509Certificate2> Roots, List<X509Certificate2> Others) Read(
        IReadOnlyList<GivenFile> files, List<Problem> problems)
    {
        List<X509Certificate2> roots = [];
        List<X509Certificate2> others = [];
        foreach (var file in files)
        {
            if (CertificateFile.Read(file.Bytes) is not { } certificates)
            {
                problems.Add(new Problem(
                    "certificate-malformed",
                    file.Path,
                    "It holds no certificates in PEM or DER, or one that cannot be read.",
                    "Take the file from the authority's own page again."));
                continue;
            }

            foreach (var certificate in certificates)
                (CertificateFile.IsRoot(certificate) ? roots : others).Add(certificate);
        }

        return (roots, others);
    }
}
