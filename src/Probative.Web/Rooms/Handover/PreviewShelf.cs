using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using Probative.Web.SignIn;

namespace Probative.Web.Rooms.Handover;

/// <summary>The last preview of each member, for that member alone, until the next or the end.</summary>
internal sealed class PreviewShelf
{
    private const int NameBytes = 18;

    private readonly ConcurrentDictionary<Visitor, (string Name, string Page)> _pages = [];

    /// <summary>Keeps a page in the place of the one before; returns its name.</summary>
    public string Put(Visitor visitor, string page)
    {
        var name = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(NameBytes));
        _pages[visitor] = (name, page);
        return name;
    }

    public string? Find(string name, Visitor visitor) =>
        _pages.TryGetValue(visitor, out var kept) && kept.Name == name ? kept.Page : null;
}
