using System.Text.Json.Nodes;
using Probative.Formats.Bytes;
using Probative.Formats.Credentials;
using Probative.Formats.Types;

namespace Probative.Examination.Credentials;

/// <summary>
/// Content Credentials (C2PA) that a file holds: who signed what about it, and whether signatures and
/// bindings hold. No list of trusted signers is built in, and nothing is fetched. The report does not depend
/// on the day: certificates without a time stamp are not judged by their dates.
/// </summary>
/// <param name="trust">The list that the operator gave; null for none: then nobody is judged.</param>
public sealed class CredentialsExamination(TrustList? trust) : IExamination
{
    public string Name => "credentials";

    public Procedure Procedure { get; } = new(
        2, [], new JsonObject { [TrustListJson.Name] = TrustListJson.Of(trust) });

    public bool NeedsSandbox => false;

    public bool AppliesTo(TypeReport type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.SizeBytes > 0 && type.Finding.Type.Family
            is TypeFamily.Picture or TypeFamily.Video or TypeFamily.Sound or TypeFamily.Document
            or TypeFamily.Unknown or TypeFamily.Other;
    }

    public string? Differs(JsonObject recorded)
    {
        ArgumentNullException.ThrowIfNull(recorded);
        return TrustListJson.Differs(recorded, trust);
    }

    public Task<ExaminationOutcome> RunAsync(Subject subject, Workbench workbench, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(subject);
        using var bytes = FileBytes.Open(subject.Path);
        var options = new CredentialsOptions { Roots = trust?.Certificates ?? [] };
        var read = CredentialsReader.Read(bytes, options);
        if (read is { State: CredentialsState.Absent, RemoteUri: null })
            return Task.FromResult<ExaminationOutcome>(new ExaminationOutcome.Nothing());
        var report = CredentialsJson.Of(read, trust);
        report["notes"] = NotesOf(read).ToJson();
        return Task.FromResult<ExaminationOutcome>(new ExaminationOutcome.Found(report));
    }

    private static Notes NotesOf(CredentialsReport read)
    {
        var notes = new Notes();
        if (read.State != CredentialsState.Absent)
            notes.Add("credentials", "The file holds Content Credentials: signed statements about it.");
        if (read.RemoteUri is not null)
            notes.Add("credentials-elsewhere", "It says that its credentials lie at an address. Not asked.");
        if (read.State is CredentialsState.Invalid or CredentialsState.Unreadable)
            notes.Add("credentials-do-not-hold", "A check of the credentials failed; the report says which.");
        if (read is { HasTrustList: true, Manifests: [.., { Signature: { } signature }] })
        {
            if (signature.IsTrusted)
                notes.Add("credentials-signer-listed", "The signer's certificate leads to the trust list.");
            else
                notes.Add("credentials-signer-unlisted", "The given trust list does not accept the signer.");
        }

        return notes;
    }
}
