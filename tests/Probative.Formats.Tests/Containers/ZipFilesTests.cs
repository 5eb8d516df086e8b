using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Probative.Formats.Containers;
using Probative.Tests.Shared;
using Xunit;

namespace Probative.Formats.Tests.Containers;

public class ZipFilesTests
{
    private const int CentralHeader = 0x02014b50;
    private const int LocalHeader = 0x04034b50;

    [Theory]
    [InlineData(CompressionLevel.NoCompression)]
    [InlineData(CompressionLevel.SmallestSize)]
    public void Entries_have_the_bytes_that_were_packed(CompressionLevel level)
    {
        byte[] long_ = new byte[1_000_000];
        new Random(7).NextBytes(long_.AsSpan(0, 500_000));
        using var zip =
            new SampleZip(level, ("a.txt", "short"u8.ToArray()), ("folder/long", long_), ("empty", []));

        Assert.Empty(zip.Files.Damages);
        Assert.Equal(["a.txt", "empty", "folder/long"], zip.Files.Files.Select(file => file.Path));
        Assert.Equal(long_, zip.Read("folder/long"));
        Assert.Equal("short"u8.ToArray(), zip.Read("a.txt"));
        Assert.Empty(zip.Read("empty")!);
        Assert.True(zip.Files.HasFolder("folder"));
    }

    [Fact]
    public void One_folder_around_everything_is_taken_off_when_asked()
    {
        using var zip = new SampleZip(CompressionLevel.Fastest, ("bag/a", [1]), ("bag/data/b", [2]));

        using ZipFiles below = ZipFiles.Read(zip.Path, belowCommonFolder: true);

        Assert.Equal("bag", below.CommonFolder);
        Assert.Equal(["a", "data/b"], below.Files.Select(file => file.Path));
        Assert.Equal(["bag/a", "bag/data/b"], zip.Files.Files.Select(file => file.Path));
        using var beside = new SampleZip(CompressionLevel.Fastest, ("bag/a", [1]), ("b", [2]));
        using ZipFiles notBelow = ZipFiles.Read(beside.Path, belowCommonFolder: true);
        Assert.Equal("", notBelow.CommonFolder);
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("/evil")]
    [InlineData("a/../../evil")]
    [InlineData("a\\evil")]
    [InlineData("C:/evil")]
    public void A_path_that_leads_out_is_reported_and_left_out(string path)
    {
        using var zip = new SampleZip(CompressionLevel.Fastest, ("good", [1]), (path, [2]));

        Assert.Equal(ContainerCodes.Name, Assert.Single(zip.Files.Damages).Code);
        Assert.Equal(["good"], zip.Files.Files.Select(file => file.Path));
    }

    [Fact]
    public void Two_entries_of_one_name_and_a_file_that_is_also_a_folder_are_reported()
    {
        using var twice = new SampleZip(CompressionLevel.Fastest, ("a", [1]), ("a", [2]));
        Assert.Equal(ContainerCodes.Duplicate, Assert.Single(twice.Files.Damages).Code);
        using var both = new SampleZip(CompressionLevel.Fastest, ("a", [1]), ("a/b", [2]));
        Assert.Equal(ContainerCodes.Duplicate, Assert.Single(both.Files.Damages).Code);
    }

    [Fact]
    public void An_encrypted_entry_is_reported()
    {
        using var zip = new SampleZip(CompressionLevel.Fastest, ("a", [1]));
        zip.Patch(bytes => bytes[Find(bytes, CentralHeader) + 8] |= 1);

        Assert.Equal(ContainerCodes.Encrypted, Assert.Single(zip.Files.Damages).Code);
        Assert.Empty(zip.Files.Files);
    }

    [Fact]
    public void A_link_in_an_archive_is_reported()
    {
        using var zip = new SampleZip(CompressionLevel.Fastest, ("a", "/etc/passwd"u8.ToArray()));
        zip.Patch(bytes =>
        {
            int at = Find(bytes, CentralHeader);
            bytes[at + 5] = 3;
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(at + 38), 0xA1FF_0000);
        });

        Assert.Equal(ContainerCodes.Link, Assert.Single(zip.Files.Damages).Code);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(1)]
    [InlineData(1000)]
    public void An_entry_that_lies_about_its_length_is_a_fault_and_gives_no_more_than_it_stated(
        int difference)
    {
        byte[] content = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Range(0, 2000)));
        using var zip = new SampleZip(CompressionLevel.Optimal, ("a", content));
        zip.Patch(bytes => AddTo(bytes, Find(bytes, CentralHeader) + 24, difference));
        ZipFiles files = zip.Files;
        using EntryReader reader = files.Open(files.Files[0]);

        int count = reader.ReadFull(new byte[100_000]);

        Assert.NotNull(reader.Fault);
        Assert.True(count <= content.Length + difference);
    }

    [Fact]
    public void A_claim_that_no_compression_can_reach_is_a_bomb()
    {
        using var zip = new SampleZip(CompressionLevel.SmallestSize, ("a", new byte[100_000]));
        zip.Patch(bytes => BinaryPrimitives.WriteUInt32LittleEndian(
            bytes.AsSpan(Find(bytes, CentralHeader) + 24), 0xFFFF_FFF0));

        Assert.Equal(ContainerCodes.Bomb, Assert.Single(zip.Files.Damages).Code);
    }

    [Fact]
    public void Entries_that_share_bytes_are_reported()
    {
        using var zip = new SampleZip(CompressionLevel.NoCompression, ("aa", [1, 2, 3]), ("bb", [4, 5, 6]));
        zip.Patch(bytes =>
        {
            int second = Find(bytes, CentralHeader, from: Find(bytes, CentralHeader) + 4);
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(second + 42), 0);
        });

        Assert.Contains(zip.Files.Damages, damage => damage.Code == ContainerCodes.Zip);
    }

    [Fact]
    public void A_local_header_with_another_name_is_a_fault()
    {
        using var zip = new SampleZip(CompressionLevel.NoCompression, ("aa", [1, 2, 3]));
        zip.Patch(bytes => bytes[Find(bytes, LocalHeader) + 30] = (byte)'x');

        Assert.Null(zip.Read("aa"));
    }

    [Fact]
    public void More_entries_than_agreed_are_not_held_in_memory()
    {
        using var zip = new SampleZip(
            CompressionLevel.Fastest, [.. Enumerable.Range(0, 50).Select(
                i => ($"f{i}", Array.Empty<byte>()))]);

        using ZipFiles files = ZipFiles.Read(zip.Path, limits: new ZipLimits { MaxEntries = 20 });

        Assert.Equal(20, files.Files.Count);
        Assert.Equal(ContainerCodes.TooMany, Assert.Single(files.Damages).Code);
    }

    [Fact]
    public void Bytes_before_the_archive_or_after_it_are_refused()
    {
        using var zip = new SampleZip(CompressionLevel.Fastest, ("a", [1]));
        byte[] bytes = File.ReadAllBytes(zip.Path);
        foreach (byte[] wrapped in (byte[][])[[0, .. bytes], [.. bytes, 0]])
        {
            File.WriteAllBytes(zip.Path, wrapped);
            Assert.Equal(ContainerCodes.Zip, Assert.Single(zip.Files.Damages).Code);
        }
    }

    [Fact]
    public void Zip64_records_are_read()
    {
        using var zip = new SampleZip(CompressionLevel.NoCompression, ("a", [1, 2, 3]));
        zip.Patch(ToZip64);

        Assert.Empty(zip.Files.Damages);
        Assert.Equal([1, 2, 3], zip.Read("a")!);
    }

    [Fact]
    public void An_archive_with_any_byte_changed_or_cut_off_never_throws()
    {
        using var zip =
            new SampleZip(CompressionLevel.Optimal, ("a", "some text"u8.ToArray()), ("b/c", new byte[300]));
        byte[] good = File.ReadAllBytes(zip.Path);
        for (var i = 0; i < good.Length; i++)
        {
            for (var bit = 0; bit < 8; bit++)
            {
                byte[] bad = [.. good];
                bad[i] ^= (byte)(1 << bit);
                File.WriteAllBytes(zip.Path, bad);
                zip.ReadAll();
            }

            File.WriteAllBytes(zip.Path, good.AsSpan(0, i));
            zip.ReadAll();
        }
    }

    // Turns the one entry and the tail into their ZIP64 forms, as a writer does beyond 4 GiB (APPNOTE 4.5.3).
    private static byte[] ToZip64(byte[] bytes)
    {
        int central = Find(bytes, CentralHeader), end = Find(bytes, 0x06054b50);
        byte[] header = bytes[central..end];
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(20), uint.MaxValue);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(24), uint.MaxValue);
        BinaryPrimitives.WriteUInt32LittleEndian(header.AsSpan(42), uint.MaxValue);
        BinaryPrimitives.WriteUInt16LittleEndian(header.AsSpan(30), 28);
        byte[] extra = new byte[28];
        BinaryPrimitives.WriteUInt16LittleEndian(extra, 1);
        BinaryPrimitives.WriteUInt16LittleEndian(extra.AsSpan(2), 24);
        BinaryPrimitives.WriteUInt64LittleEndian(extra.AsSpan(4), 3);
        BinaryPrimitives.WriteUInt64LittleEndian(extra.AsSpan(12), 3);
        byte[] directory = [.. header, .. extra];
        byte[] tail = new byte[56 + 20 + 22];
        BinaryPrimitives.WriteUInt32LittleEndian(tail, 0x06064b50);
        BinaryPrimitives.WriteUInt64LittleEndian(tail.AsSpan(4), 44);
        BinaryPrimitives.WriteUInt64LittleEndian(tail.AsSpan(24), 1);
        BinaryPrimitives.WriteUInt64LittleEndian(tail.AsSpan(32), 1);
        BinaryPrimitives.WriteUInt64LittleEndian(tail.AsSpan(40), (ulong)directory.Length);
        BinaryPrimitives.WriteUInt64LittleEndian(tail.AsSpan(48), (ulong)central);
        BinaryPrimitives.WriteUInt32LittleEndian(tail.AsSpan(56), 0x07064b50);
        BinaryPrimitives.WriteUInt64LittleEndian(tail.AsSpan(64), (ulong)(central + directory.Length));
        BinaryPrimitives.WriteUInt32LittleEndian(tail.AsSpan(72), 1);
        bytes.AsSpan(end, 22).CopyTo(tail.AsSpan(76));
        tail.AsSpan(76 + 8, 12).Fill(0xFF);
        return [.. bytes.AsSpan(0, central), .. directory, .. tail];
    }

    private static int Find(byte[] bytes, int signature, int from = 0)
    {
        for (int i = from; i + 4 <= bytes.Length; i++)
        {
            if (BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(i)) == signature) return i;
        }

        throw new InvalidOperationException("No such record.");
    }

    private static void AddTo(byte[] bytes, int at, int difference) =>
        BinaryPrimitives.WriteInt32LittleEndian(
        bytes.AsSpan(at), BinaryPrimitives.ReadInt32LittleEndian(bytes.AsSpan(at)) + difference);

    private sealed class SampleZip : IDisposable
    {
        private readonly Scratch _scratch = new();
        private ZipFiles? _files;

        public SampleZip(CompressionLevel level, params (string Name, byte[] Content)[] entries)
        {
            using ZipArchive archive = ZipFile.Open(Path, ZipArchiveMode.Create);
            foreach ((string name, byte[] content) in entries)
            {
                using Stream stream = archive.CreateEntry(name, level).Open();
                stream.Write(content);
            }
        }

        public string Path => _scratch["sample.zip"];

        /// <summary>The archive as it is on disk now.</summary>
        public ZipFiles Files
        {
            get
            {
                _files?.Dispose();
                return _files = ZipFiles.Read(Path);
            }
        }

        public void Patch(Action<byte[]> change) => Patch(bytes =>
        {
            change(bytes);
            return bytes;
        });

        public void Patch(Func<byte[], byte[]> change) =>
            File.WriteAllBytes(Path, change(File.ReadAllBytes(Path)));

        public byte[]? Read(string path)
        {
            ZipFiles files = Files;
            Assert.True(files.TryFind(path, out FileEntry entry));
            return Content(files, entry);
        }

        public void ReadAll()
        {
            ZipFiles files = Files;
            foreach (FileEntry entry in files.Files) Content(files, entry);
        }

        public void Dispose()
        {
            _files?.Dispose();
            _scratch.Dispose();
        }

        private static byte[]? Content(ZipFiles files, FileEntry entry)
        {
            using EntryReader reader = files.Open(entry);
            byte[] content = new byte[Math.Min(entry.Length, 2_000_000) + 1];
            int count = reader.ReadFull(content);
            return reader.Fault is null ? content[..count] : null;
        }
    }
}
