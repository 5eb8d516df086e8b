using Probative.Examination;
using Probative.Formats.Types;
using Probative.Local.Sandboxing;

namespace Probative.Tests.Reading;

/// <summary>Two items, of which one has three frames.</summary>
internal static class FramedDesk
{
    public static async Task<Desk> CreateAsync()
    {
        var desk = await Desk.CreateAsync();
        desk.Folder.Write("clip.bin", [1, 2, 3, 4]);
        desk.Folder.Write("other.bin", [5, 6, 7, 8]);
        await desk.AddAsync(desk.Add());
        var list = new ExaminationList([new ThreeFrames()], []);
        await Desk.RunAsync(
            new Examiner(
                desk.Vault,
                Task.FromResult(list),
                () => new Workbench(new UnsafeSandbox(Path.GetTempPath()))),
            new Examine { By = desk.Member, Item = "name:clip.bin", Case = null, Workers = 1 });
        return desk;
    }

    private sealed class ThreeFrames : IExamination
    {
        public string Name => "frames";

        public Procedure Procedure { get; } = new(1, [], []);

        public bool NeedsSandbox => false;

        public bool AppliesTo(TypeReport type) => true;

        public Task<ExaminationOutcome> RunAsync(
            Subject subject, Workbench workbench, CancellationToken ct)
        {
            var list = "frame,pts,seconds,kind,key,offset\n"u8
                + "0,0,0,I,1,48\n1,512,0.04,P,0,90\n2,1300,0.101563,P,0,120\n"u8;
            return Task.FromResult<ExaminationOutcome>(new ExaminationOutcome.Found(
                [], [new Made("frame index", "text/csv", list.ToArray())]));
        }
    }
}
