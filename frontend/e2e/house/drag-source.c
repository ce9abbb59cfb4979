/* A small window in the corner that a file can be dragged out of: drag-source FILE */
#include <gtk/gtk.h>

static char *uri;

static void give(GtkWidget *w, GdkDragContext *c, GtkSelectionData *data, guint info, guint time, gpointer p) {
	char *uris[] = {uri, NULL};
	gtk_selection_data_set_uris(data, uris);
}

int main(int argc, char **argv) {
	gtk_init(&argc, &argv);
	if (argc < 2 || !(uri = g_filename_to_uri(argv[1], NULL, NULL))) return 2;
	GtkWidget *window = gtk_window_new(GTK_WINDOW_POPUP);
	gtk_window_move(GTK_WINDOW(window), 0, 0);
	gtk_window_resize(GTK_WINDOW(window), 120, 120);
	GtkWidget *box = gtk_event_box_new();
	gtk_container_add(GTK_CONTAINER(window), box);
	gtk_container_add(GTK_CONTAINER(box), gtk_label_new("drag me"));
	gtk_drag_source_set(box, GDK_BUTTON1_MASK, NULL, 0, GDK_ACTION_COPY);
	gtk_drag_source_add_uri_targets(box);
	g_signal_connect(box, "drag-data-get", G_CALLBACK(give), NULL);
	gtk_widget_show_all(window);
	gtk_main();
	return 0;
}
