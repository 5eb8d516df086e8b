namespace Probative.Tests; public class Empty { [Xunit.Fact] public void Runs() { } }
