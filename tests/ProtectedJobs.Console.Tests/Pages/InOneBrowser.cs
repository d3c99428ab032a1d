namespace ProtectedJobs.Console.Tests.Pages;

/// <summary>Tests in a browser, one after another: together they would wait for one another's processor and not for the page.</summary>
[CollectionDefinition(nameof(Browser))]
public sealed class InOneBrowser : ICollectionFixture<Browser>;
