using CleanTemplate.Application.Common.Jobs;

namespace CleanTemplate.Application.SpareParts;

/// <summary>Begun by <c>IJobQueue.Enqueue</c>, when the unit of work that asks for it is committed.</summary>
[Job("print-letters")]
public sealed record PrintLetters(IReadOnlyList<string> Notes);

internal sealed class PrintLettersJob(IJobProgress progress) : IJob<PrintLetters>
{
    public async Task<string?> Run(PrintLetters payload, CancellationToken cancellationToken)
    {
        for (var done = 0; done < payload.Notes.Count; done++)
        {
            cancellationToken.ThrowIfCancellationRequested();
            await progress.Report(done + 1, payload.Notes.Count, cancellationToken);
        }

        return $"{payload.Notes.Count} done";
    }
}
