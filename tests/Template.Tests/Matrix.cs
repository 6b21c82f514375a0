using System.Diagnostics;
using System.Globalization;

[assembly: AssemblyFixture(typeof(CleanTemplate.Template.Tests.Matrix))]

namespace CleanTemplate.Template.Tests;

/// <summary>What became of each cell and how long it took, as a table in artifacts/test-results/matrix.md; a rule broken on purpose is none of its own time.</summary>
public sealed class Matrix
{
    private readonly Lock _turn = new();
    private readonly List<Row> _rows = [];

    public Row Begin(Choice choice) => new(choice, this);

    private void End(Row row)
    {
        lock (_turn)
        {
            _rows.Add(row);
            File.WriteAllText(Path.Combine(Directory.CreateDirectory(Path.Combine(InstalledTemplate.Root, "artifacts", "test-results")).FullName, "matrix.md"), $"""
                | cell | ci | scaffold | build | tests | served | all | broken rule | passed | skipped | result |
                | --- | --- | --: | --: | --: | --: | --: | --: | --: | --: | --- |
                {string.Join('\n', _rows)}

                """);
        }
    }

    public sealed class Row(Choice choice, Matrix matrix) : IDisposable
    {
        private readonly Stopwatch _all = Stopwatch.StartNew();
        private readonly Dictionary<string, TimeSpan> _parts = [];

        public int Passed { get; set; }

        public int Skipped { get; set; }

        public bool IsGreen { get; set; }

        public async Task<T> Time<T>(string part, Task<T> work)
        {
            await Time(part, (Task)work);
            return await work;
        }

        public async Task Time(string part, Task work)
        {
            var begun = _all.Elapsed;
            await work;
            _parts[part] = _parts.GetValueOrDefault(part) + _all.Elapsed - begun;
        }

        public void Dispose()
        {
            _all.Stop();
            matrix.End(this);
            TestContext.Current.TestOutputHelper?.WriteLine(ToString());
            TestContext.Current.SendDiagnosticMessage(ToString());
        }

        public override string ToString() =>
            $"| {choice} | {choice.Ci} | {Of("scaffold")} | {Of("build")} | {Of("tests")} | {Of("served")} | {Seconds(_all.Elapsed - _parts.GetValueOrDefault("broken"))} | {Of("broken")} | {Passed} | {Skipped} | {(IsGreen ? "green" : "RED")} |";

        private string Of(string part) => _parts.TryGetValue(part, out var time) ? Seconds(time) : "";

        private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0} s");
    }
}
