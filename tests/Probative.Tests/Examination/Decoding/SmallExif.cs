using System.Buffers.Binary;
using System.Text;

namespace Probative.Tests.Examination.Decoding;

/// <summary>A JPEG of nothing but EXIF (CIPA DC-008, 4.5): make, model, time, and a position.</summary>
internal static class SmallExif
{
    public static byte[] Of(string make, string model, string taken)
    {
        var main = new Directory();
        main.Text(271, make);
        main.Text(272, model);
        var detail = new Directory();
        detail.Text(36867, taken);
        var place = new Directory();
        place.Text(1, "S");
        place.Ratios(2, 33, 30, 0);
        place.Text(3, "W");
        place.Ratios(4, 70, 15, 36);

        // The sizes do not depend on where a directory lies, so that the places follow from them.
        const int start = 8;
        main.Number(34665, 0);
        main.Number(34853, 0);
        var detailAt = start + main.At(start).Length;
        var placeAt = detailAt + detail.At(detailAt).Length;
        main.Replace(34665, detailAt);
        main.Replace(34853, placeAt);
        byte[] tiff =
        [
            .. "II*\0"u8, 8, 0, 0, 0, .. main.At(start), .. detail.At(detailAt), .. place.At(placeAt),
        ];
        var length = (ushort)(tiff.Length + 8);
        return
        [
            0xFF, 0xD8, 0xFF, 0xE1, (byte)(length >> 8), (byte)length, .. "Exif\0\0"u8, .. tiff, 0xFF, 0xD9,
        ];
    }

    private sealed class Directory
    {
        private readonly List<(int Tag, int Type, int Count, byte[] Value)> _entries = [];

        public void Text(int tag, string text) =>
            _entries.Add((tag, 2, text.Length + 1, Encoding.ASCII.GetBytes(text + "\0")));

        public void Number(int tag, int number) => _entries.Add((tag, 4, 1, BitConverter.GetBytes(number)));

        public void Replace(int tag, int number)
        {
            _entries.RemoveAll(entry => entry.Tag == tag);
            Number(tag, number);
        }

        public void Ratios(int tag, params int[] numbers) => _entries.Add(
            (tag, 5, numbers.Length, [.. numbers.SelectMany<int, byte>(
                number => [.. BitConverter.GetBytes(number), .. BitConverter.GetBytes(1)])]));

        public byte[] At(int start)
        {
            var values = new List<byte>();
            var bytes = new List<byte>();
            var behind = start + 2 + (12 * _entries.Count) + 4;
            bytes.AddRange(BitConverter.GetBytes((ushort)_entries.Count));
            foreach (var (tag, type, count, value) in _entries)
            {
                bytes.AddRange(BitConverter.GetBytes((ushort)tag));
                bytes.AddRange(BitConverter.GetBytes((ushort)type));
                bytes.AddRange(BitConverter.GetBytes(count));
                var field = new byte[4];
                if (value.Length <= 4)
                {
                    value.CopyTo(field, 0);
                }
                else
                {
                    BinaryPrimitives.WriteInt32LittleEndian(field, behind + values.Count);
                    values.AddRange(value);
                    if (values.Count % 2 == 1) values.Add(0);
                }

                bytes.AddRange(field);
            }

            return [.. bytes, 0, 0, 0, 0, .. values];
        }
    }
}
