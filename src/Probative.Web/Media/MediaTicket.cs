using Probative.Ledger;

namespace Probative.Web.Media;

/// <summary>
/// What a media address gives whoever has it: these bytes, as this, until then, to this sitting.
/// </summary>
/// <param name="Kind">As what.</param>
/// <param name="Sha256">Which bytes.</param>
/// <param name="Until">The second from which it gives nothing, since 1970.</param>
/// <param name="Session">The sitting that asked; it ends with it.</param>
public sealed record MediaTicket(MediaKind Kind, Hash32 Sha256, long Until, string Session);
