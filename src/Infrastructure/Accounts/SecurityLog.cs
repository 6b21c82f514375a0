using CleanTemplate.Application.Accounts;
using CleanTemplate.Application.Common.Authorization;
using CleanTemplate.Application.Common.Schedules;
using CleanTemplate.Domain.Accounts;
using CleanTemplate.Domain.Common;
using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.Infrastructure.Persistence.Accounts;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace CleanTemplate.Infrastructure.Accounts;

internal sealed partial class SecurityLog(AppDbContext context, ICurrentUser actor, ICaller caller, TimeProvider clock, ILogger<SecurityLog> logger) : ISecurityLog
{
    public void Write(SecurityEventKind kind, UserId user, string? detail = null)
    {
        context.Add(new SecurityEvent
        {
            At = clock.GetUtcNow(),
            Kind = kind,
            User = user,
            By = actor.IsSignedIn ? actor.Id : null,
            Address = caller.Address,
            Detail = detail,
        });
        Log.Happened(logger, kind, user);
    }

    private static partial class Log
    {
        [LoggerMessage(LogLevel.Warning, "{Kind} of the account of user {User}")]
        public static partial void Happened(ILogger logger, SecurityEventKind kind, UserId user);
    }
}

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
