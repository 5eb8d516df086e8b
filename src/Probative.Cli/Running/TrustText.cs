using Probative.Formats.Credentials;
using Probative.Kernel.Commands;
using Probative.Preservation.Anchors;

namespace Probative.Cli.Running;

/// <summary>Whose Content Credentials are believed, as certificates in PEM.</summary>
internal static class TrustText
{
    /// <summary>What is wrong with the file, or null; the list is null where no file was given.</summary>
    public static Problem? Read(GivenFile? file, out TrustList? list)
    {
        list = null;
        if (file is null) return null;
        return TrustList.TryRead(file.Bytes, out list, out var damage)
            ? null
            : new Problem(damage.Code, file.Path, damage.Message, Hint(damage.Code));
    }

    private static string Hint(string code) => code == CredentialCodes.TrustListNotAuthority
        ? "Name authorities alone: leave it out, or put the certificate of who issued it in its place."
        : "Give a file with one or more whole certificates in PEM and nothing else. Nothing was examined.";
}
