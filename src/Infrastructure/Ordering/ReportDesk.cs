using CleanTemplate.Application.Ordering;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Ordering;

internal sealed class ReportDesk(IOptions<ReportOptions> options) : IReportDesk
{
    public IReadOnlyList<string> Recipients => options.Value.Recipients;

    public async Task<bool> File(string name, string text, CancellationToken cancellationToken)
    {
        if (options.Value.Folder.Length == 0) return false;

        Directory.CreateDirectory(options.Value.Folder);
        var file = Path.Combine(options.Value.Folder, name);
        // Beside its place, for only a rename within a folder is done at once; and with a name of its own, should two write it.
        var unfinished = $"{file}.{Guid.NewGuid():N}.tmp";
        try
        {
            await System.IO.File.WriteAllTextAsync(unfinished, text, cancellationToken);
            System.IO.File.Move(unfinished, file, overwrite: true);
        }
        finally
        {
            System.IO.File.Delete(unfinished);
        }

        return true;
    }
}
