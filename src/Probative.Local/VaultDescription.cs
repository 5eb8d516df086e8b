using System.Diagnostics.CodeAnalysis;
using Probative.Ledger;
using Probative.Ledger.Facts;

namespace Probative.Local;

/// <summary>
/// `vault.json`: what this folder is. Written last when a vault is made, so that a folder with it is a whole
/// vault.
/// </summary>
internal sealed record VaultDescription(string Origin)
{
    public const int Format = 1;
    public const int LimitBytes = 16 * 1024;

    public byte[] ToBytes() => CanonicalJson.ToBytes(new JsonValue.Map(
        KeyValuePair.Create<string, JsonValue>("format", Format),
        KeyValuePair.Create<string, JsonValue>("origin", Origin)));

    public static bool TryParse(
        ReadOnlySpan<byte> bytes, [NotNullWhen(true)] out VaultDescription? description, out Damage damage)
    {
        description = null;
        if (!CanonicalJson.TryParse(bytes, out var value, out damage)) return false;
        if (value is not JsonValue.Map map
            || map["format"] is not JsonValue.Number { Value: Format }
            || map["origin"] is not JsonValue.Text { Value: var origin })
        {
            damage = new Damage("VAULT_FORM", 0, "A vault of format 1 with its origin was expected.");
            return false;
        }

        description = new VaultDescription(origin);
        return true;
    }
}
