using System.Buffers;
using System.Buffers.Binary;
using System.IO.Compression;
using Probative.Formats.Credentials.Carriers;
using Probative.Formats.Credentials.Jumbf;

namespace Probative.Formats.Credentials.Validation;

/// <summary>
/// The manifests of a store (C2PA section 11.1.4), in their order; compressed ones are unpacked.
/// </summary>
internal static class StoreReader
{
    private const int ManifestsMost = 500;

    public static IReadOnlyList<ManifestBox> Read(ReadOnlyMemory<byte> bytes, DamageList damage)
    {
        var store = CarrierReader.IsStore(bytes.Span) ? JumbfReader.Read(bytes, damage) : null;
        if (store is null)
        {
            damage.Add(
                new Damage(
                    CredentialCodes.Store, "", 0,
                    "The bytes are no manifest store that can be read."));
            return [];
        }

        var manifests = new List<ManifestBox>();
        long room = CarrierFind.StoreLimitBytes;
        foreach (var child in store.Children)
        {
            if (manifests.Count == ManifestsMost)
            {
                damage.Add(
                    new Damage(CredentialCodes.TooMany, "", child.Offset, "There are too many manifests."));
                break;
            }

            var isPacked = child.Purpose == Purposes.CompressedManifest;
            var box = isPacked ? Unpack(child, ref room, damage) : child;
            var packed = isPacked ? child : null;
            if (box?.Label is null) continue;
            if (box.Purpose == Purposes.Manifest)
                manifests.Add(new ManifestBox(box, ManifestKind.Standard, packed));
            if (box.Purpose == Purposes.UpdateManifest)
                manifests.Add(new ManifestBox(box, ManifestKind.Update, packed));
        }

        return manifests;
    }

    /// <summary>
    /// C2PA section 11.2.3: a <c>brob</c> box of the four letters of what it unpacks to, and Brotli. All
    /// manifests together may unpack to as much as a store may have.
    /// </summary>
    private static JumbfBox? Unpack(JumbfBox box, ref long room, DamageList damage)
    {
        if (box.BytesOf("brob") is { Length: > 4 } packed && Inflate(packed[4..], ref room) is { } content)
        {
            var whole = new byte[8 + content.Length];
            BinaryPrimitives.WriteInt32BigEndian(whole, whole.Length);
            packed.Span[..4].CopyTo(whole.AsSpan(4));
            content.CopyTo(whole.AsSpan(8));
            var unpacked = CarriesHeader(content) ? content : whole;
            if (JumbfReader.Read(unpacked, damage) is { } inner)
            {
                // References to it have the hash of what is packed, and its label is the same.
                return inner.Purpose is Purposes.Manifest or Purposes.UpdateManifest ? inner : inner.Children
                    .FirstOrDefault(child => child.Purpose is Purposes.Manifest or Purposes.UpdateManifest);
            }
        }

        damage.Add(
            new Damage(CredentialCodes.Box, "", box.Offset, "A compressed manifest cannot be unpacked."));
        return null;
    }

    private static bool CarriesHeader(ReadOnlySpan<byte> content) =>
        content.Length > 8 && content.Slice(4, 4).SequenceEqual("jumb"u8);

    private static byte[]? Inflate(ReadOnlyMemory<byte> packed, ref long room)
    {
        var output = new MemoryStream();
        var buffer = new byte[64 * 1024];
        var decoder = default(BrotliDecoder);
        try
        {
            OperationStatus status;
            do
            {
                status = decoder.Decompress(packed.Span, buffer, out var read, out var written);
                packed = packed[read..];
                room -= written;
                output.Write(buffer, 0, written);
            }
            while (status == OperationStatus.DestinationTooSmall && room >= 0);

            return status == OperationStatus.Done && room >= 0 ? output.ToArray() : null;
        }
        finally
        {
            decoder.Dispose();
        }
    }
}
