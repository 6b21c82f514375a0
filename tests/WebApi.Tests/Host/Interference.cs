using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace CleanTemplate.WebApi.Tests.Host;

/// <summary>Lets somebody else act between the reading and the saving of a request.</summary>
public sealed class Interference : SaveChangesInterceptor
{
    private int _saves;

    public int Saves => _saves;

    /// <summary>Called before each save with its number, from 1.</summary>
    public Func<int, Task>? BeforeSave { get; set; }

    public void Reset() => (BeforeSave, _saves) = (null, 0);

    public override async ValueTask<InterceptionResult<int>> SavingChangesAsync(
        DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default)
    {
        // A handler that has nothing to write says so in the inbox: that is no request's.
        if (eventData.Context!.ChangeTracker.Entries().All(entry => entry.Metadata.GetTableName() == "inbox")) return result;

        var number = Interlocked.Increment(ref _saves);
        if (BeforeSave is { } act) await act(number);
        return result;
    }
}
