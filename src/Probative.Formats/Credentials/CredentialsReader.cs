using Probative.Formats.Bytes;
using Probative.Formats.Credentials.Carriers;
using Probative.Formats.Credentials.Validation;

namespace Probative.Formats.Credentials;

/// <summary>
/// Reads the Content Credentials (C2PA) of a file and checks them: where the manifest store lies, what the
/// claims say, who signed them, whether the assertions and the bytes of the file are those that were signed.
/// It reads the file and nothing else: no address is called, no list of the machine is used.
/// </summary>
public static class CredentialsReader
{
    /// <summary>
    /// Reads and checks. Never throws for what is in the file. The file is read once from end to end where a
    /// manifest binds to all its bytes; otherwise only where credentials lie.
    /// </summary>
    /// <param name="source">The file.</param>
    /// <param name="options">Whom to believe; with null nobody is trusted and no time is judged.</param>
    public static CredentialsReport Read(ByteSource source, CredentialsOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        options ??= new CredentialsOptions();
        var damage = new DamageList(10_000);
        var find = CarrierReader.Read(source, damage);
        var store = find.Store;
        if (options.Sidecar is { } sidecar) store = Sidecar(sidecar, damage);
        if (store is not { } bytes) return Report(CredentialsState.Absent, default, null, []);
        var manifests = StoreReader.Read(bytes, damage);
        if (manifests.Count == 0) return Report(CredentialsState.Unreadable, bytes, null, []);
        var context = new CheckContext(source, find, options, manifests);
        var check = new StoreCheck(context, manifests);
        check.Run();
        var findings = context.Findings.All;
        return Report(State(check, findings, damage), bytes, check, findings);

        CredentialsReport Report(
            CredentialsState state,
            ReadOnlyMemory<byte> content,
            StoreCheck? done,
            IReadOnlyList<CredentialFinding> found) => new()
            {
                State = state,
                Carrier = find.Carrier,
                IsSidecar = options.Sidecar is not null,
                Ranges = find.Ranges,
                Store = content,
                RemoteUri = find.RemoteUri,
                ActiveManifest = done?.Active?.Label,
                Manifests = done?.Shown ?? [],
                Findings = found,
                Uncovered = done?.Binding?.Uncovered ?? [],
                HasTrustList = options.Roots.Count > 0,
                Damage = damage,
            };
    }

    private static byte[]? Sidecar(ByteSource source, DamageList damage)
    {
        if (source.Length > CarrierFind.StoreLimitBytes)
        {
            damage.Add(
                new Damage(
                    CredentialCodes.TooLarge, "", 0,
                    "The manifest store is larger than what is read."));
            return null;
        }

        var bytes = new byte[source.Length];
        return source.TryRead(0, bytes) ? bytes : null;
    }

    private static CredentialsState State(
        StoreCheck check, IReadOnlyList<CredentialFinding> findings, DamageList damage)
    {
        if (damage.Any(one => one.Code == CredentialCodes.Draft)) return CredentialsState.Unreadable;
        var failures = findings.Where(finding => finding.Kind == FindingKind.Failure && !finding.IsRecorded);
        if (failures.Any(finding => finding.Code != StatusCodes.SigningCredentialUntrusted))
            return CredentialsState.Invalid;
        if (check.Binding is not { IsChecked: true }) return CredentialsState.Unbound;
        return check.Active?.Signature is { IsTrusted: true, Validity: not CredentialValidity.NotJudged }
            ? CredentialsState.Trusted
            : CredentialsState.Valid;
    }
}
