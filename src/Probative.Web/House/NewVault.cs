namespace Probative.Web.House;

/// <summary>A vault that is to be made.</summary>
/// <param name="Folder">A new or empty folder.</param>
/// <param name="Member">The name of its first member.</param>
/// <param name="Passphrase">What will open its keys.</param>
public sealed record NewVault(string Folder, string Member, string Passphrase);
