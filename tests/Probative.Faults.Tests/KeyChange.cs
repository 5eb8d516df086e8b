namespace Probative.Faults.Tests;

/// <summary>
/// The commands of a change of keys. The passphrase opens before and after it: before the change the file
/// mode alone is the protection.
/// </summary>
internal static class KeyChange
{
    private const string Words = "another horse, another battery\n";

    /// <summary>A change of `case`, `passphrase`, `log` or `handover`.</summary>
    public static IReadOnlyList<string> Of(VaultUnderTest vault, string folder, string what) => what switch
    {
        "case" => With(vault, folder, "keys", "case", VaultUnderTest.Case),
        "passphrase" => With(vault, folder, "keys", "passphrase", "--new-passphrase-file", Passphrase(vault)),
        _ => With(vault, folder, "keys", what),
    };

    /// <summary>Another command on a vault in this folder.</summary>
    public static IReadOnlyList<string> With(VaultUnderTest vault, string folder, params string[] command) =>
        [.. command, "--vault", folder, "--passphrase-file", Passphrase(vault), "--json"];

    private static string Passphrase(VaultUnderTest vault)
    {
        var path = Path.Combine(vault.Folder, "passphrase.txt");
        if (!File.Exists(path)) File.WriteAllText(path, Words);
        return path;
    }
}
