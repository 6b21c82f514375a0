using CleanTemplate.Application.Common.Schedules;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Accounts;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Accounts;

/// <summary>Forgets sessions that ended, or could no longer be continued, long ago, and what happened to accounts longer ago still.</summary>
[Schedule("sessions-cleanup", "0 10 3 * * ?")]
internal sealed class SessionsCleanUp(AppDbContext context, IOptions<AccountOptions> options) : IScheduledJob
{
    public async Task<string?> Run(DateTimeOffset dueAt, CancellationToken cancellationToken)
    {
        var endedBefore = dueAt - options.Value.SessionsKept;
        var usedBefore = endedBefore - Session.MaxIdle;
        var sessions = await context.Set<Session>()
            .Where(session => session.EndedAt < endedBefore || session.LastUsedAt < usedBefore)
            .OrderBy(session => session.Id)
            .DeleteInChunks(cancellationToken);

        var happenedBefore = dueAt - options.Value.SecurityEventsKept;
        var events = await context.Set<SecurityEvent>().Where(happened => happened.At < happenedBefore).OrderBy(happened => happened.Id).DeleteInChunks(cancellationToken);
        return $"{sessions} sessions and {events} security events deleted";
    }
}
