using CleanTemplate.Infrastructure.Persistence;
using CleanTemplate.WebApi.Tests.Host;
using Microsoft.EntityFrameworkCore;

namespace CleanTemplate.WebApi.Tests.Operations;

internal static class DeadLetterSteps
{
    public const string Body = "nobody may read this";

    /// <summary>An event that no instance knows, given up already.</summary>
    public static async Task<long> DeadLetter(this Api api)
    {
        var (key, noon) = (Guid.NewGuid(), new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));
        await api.Database.With((AppDbContext context) => context.Database.ExecuteSqlAsync($"""
            INSERT INTO outbox ("Key", "Name", "Payload", "OccurredAt", "State", "DueAt", "Attempts", "Error", "EndedAt")
            VALUES ({key}, 'tests.nobody', {Body}, {noon}, 'Dead', {noon}, 3, 'Nobody knows it.', {noon})
            """));
        return await api.Database.With((AppDbContext context) => context.Database.SqlQuery<long>($"""SELECT "Id" AS "Value" FROM outbox WHERE "Key" = {key}""").SingleAsync());
    }
}
