using System.Text.Json.Nodes;
using Probative.Formats.Bytes;
using Probative.Formats.Credentials;
using Probative.Formats.Types;

namespace Probative.Examination.Credentials;

/// <summary>
/// Content Credentials (C2PA) that a file holds: who signed what about it, and whether signatures and
/// bindings hold. No list of trusted signers is built in, and nothing is fetched.
/// </summary>
public sealed class CredentialsExamination : IExamination
{
    public string Name => "credentials";

    public Procedure Procedure { get; } = new(1, [], new JsonObject { ["trusted_roots"] = 0 });

    public bool NeedsSandbox => false;

    public bool AppliesTo(TypeReport type)
    {
        ArgumentNullException.ThrowIfNull(type);
        return type.SizeBytes > 0 && type.Finding.Type.Family
            is TypeFamily.Picture or TypeFamily.Video or TypeFamily.Sound or TypeFamily.Document
            or TypeFamily.Unknown or TypeFamily.Other;
    }

    public Task<ExaminationOutcome> RunAsync(Subject subject, Workbench workbench, CancellationToken ct)
    {
        ArgumentNullException.ThrowIfNull(subject);
        using var bytes = FileBytes.Open(subject.Path);
        var read = CredentialsReader.Read(bytes);
        if (read is { State: CredentialsState.Absent, RemoteUri: null })
            return Task.FromResult<ExaminationOutcome>(new ExaminationOutcome.Nothing());
        var report = CredentialsJson.Of(read);
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
        return notes;
    }
}
